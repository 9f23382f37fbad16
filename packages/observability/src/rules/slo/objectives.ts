/** Service-level objectives of the environment as rules: what is measured, how fast the budget burns, what is left. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { type BurnRateCondition, burnRateConditions, errorBudget, WINDOWS } from "@drydock/core/objectives";
import type { Alert, Recording, RuleGroup } from "../rule.ts";

export type Objective = ObservabilitySettings["objectives"][string];

const BURN = {
  critical: { name: "ErrorBudgetBurnsFast", for: "2m" },
  warning: { name: "ErrorBudgetBurnsSlowly", for: "15m" },
} as const;

export function objectiveGroups(objectives: Readonly<Record<string, Objective>>): RuleGroup[] {
  return Object.entries(objectives).flatMap(([slo, objective]) => [
    {
      name: `slo-${slo}`,
      rules: [...measured(slo, objective), ...ratios(slo), ...burnAlerts(slo, objective)],
    },
    // The whole window is read each time.
    { name: `slo-${slo}-budget`, interval: "5m", rules: [budgetLeft(slo, objective)] },
  ]);
}

function measured(slo: string, { namespace, service, kind }: Objective): Recording[] {
  const of = `{namespace="${namespace}",service="${service}"}`;
  const labels = { slo };
  const all = `sum(api:requests:rate5m${of})`;
  const failed =
    kind.type === "Availability"
      ? `sum(api:errors:rate5m${of})`
      : `clamp_min(${all} - ${fasterThan(namespace, service, kind.thresholdMilliseconds)}, 0)`;
  return [
    { record: "slo:requests:rate5m", expr: all, labels },
    { record: "slo:failures:rate5m", expr: failed, labels },
  ];
}

/** Prometheus 3 writes the bounds of buckets as 500.0, Prometheus 2 as 500. */
function fasterThan(namespace: string, service: string, milliseconds: number): string {
  return `sum(rate(istio_request_duration_milliseconds_bucket{reporter="destination",namespace="${namespace}",destination_service_name="${service}",le=~"${milliseconds}([.]0)?"}[5m]))`;
}

/** Means of the recorded rates: a window of three days costs as many samples as there are, not as many series. */
function ratios(slo: string): Recording[] {
  return WINDOWS.map((window) => ({
    record: `slo:error_ratio:rate${window}`,
    expr: window === "5m" ? ratioNow(slo) : ratioOver(slo, window),
    labels: { slo },
  }));
}

const ratioNow = (slo: string): string =>
  `sum(slo:failures:rate5m{slo="${slo}"}) / (sum(slo:requests:rate5m{slo="${slo}"}) > 0)`;

const ratioOver = (slo: string, window: string): string =>
  `sum(avg_over_time(slo:failures:rate5m{slo="${slo}"}[${window}])) / (sum(avg_over_time(slo:requests:rate5m{slo="${slo}"}[${window}])) > 0)`;

function budgetLeft(slo: string, { objectivePercent, windowDays }: Objective): Recording {
  return {
    record: "slo:error_budget:remaining",
    expr: `1 - (${ratioOver(slo, `${windowDays}d`)}) / ${errorBudget(objectivePercent)}`,
    labels: { slo },
  };
}

function burnAlerts(slo: string, objective: Objective): Alert[] {
  const { objectivePercent, windowDays, namespace } = objective;
  return burnRateConditions(objectivePercent, windowDays).map((condition): Alert => ({
    ...BURN[condition.severity],
    expr: tooFast(slo, condition),
    severity: condition.severity,
    subject: "error-budget",
    summary: `The error budget of {{ $labels.slo }} burns ${condition.burnRate} times as fast as it may, over ${condition.longWindow}.`,
    labels: { namespace, long_window: condition.longWindow },
    cases: [],
  }));
}

function tooFast(slo: string, { longWindow, shortWindow, errorRatio }: BurnRateCondition): string {
  const above = (window: string) => `slo:error_ratio:rate${window}{slo="${slo}"} > ${errorRatio}`;
  return `${above(longWindow)} and ${above(shortWindow)}`;
}
