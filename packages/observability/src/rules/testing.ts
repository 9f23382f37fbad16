/** For specs: objectives of each kind, and what promtool is asked about their alerts. */
import { requests } from "./api.ts";
import { runbookUrl } from "./prometheus-format.ts";
import { isAlert, type Series } from "./rule.ts";
import { type Objective, objectiveGroups } from "./slo/objectives.ts";

const service = { namespace: "application", service: "api-gateway", windowDays: 30 };

export const OBJECTIVES: Readonly<Record<string, Objective>> = {
  availability: { ...service, objectivePercent: 99.9, kind: { type: "Availability" } },
  latency: { ...service, objectivePercent: 99, kind: { type: "Latency", thresholdMilliseconds: 500 } },
};

const MINUTES = 150;

const answered = (eachMinute: number, within500: number): Series[] => {
  const bucket = (le: string, rate: number): Series => ({
    series: `istio_request_duration_milliseconds_bucket{reporter="destination",namespace="application",destination_service_name="api-gateway",le="${le}"}`,
    values: `0+${rate}x${MINUTES}`,
  });
  return [
    ...requests("api-gateway", { 200: eachMinute }, MINUTES),
    bucket("500.0", within500),
    bucket("+Inf", eachMinute),
  ];
};

/** What was seen, and whether every alert of the objective fires. */
const SEEN: readonly { slo: string; series: Series[]; fires: boolean }[] = [
  { slo: "availability", series: requests("api-gateway", { 200: 50, 500: 50 }, MINUTES), fires: true },
  { slo: "availability", series: requests("api-gateway", { 200: 9999, 500: 1 }, MINUTES), fires: false },
  { slo: "latency", series: answered(100, 50), fires: true },
  { slo: "latency", series: answered(1000, 999), fires: false },
];

/** Tests of the alerts that burn fast and slowly. Each rule of one name fires once for each of its windows. */
export function objectiveTests(runbooks: string): Readonly<Record<string, unknown>>[] {
  return SEEN.map(({ slo, series, fires }) => {
    const rules = objectiveGroups({ [slo]: OBJECTIVES[slo] as Objective }).flatMap((group) => group.rules);
    const alerts = rules.filter(isAlert);
    return {
      interval: "1m",
      input_series: series,
      alert_rule_test: [...new Set(alerts.map(({ name }) => name))].map((alertname) => ({
        eval_time: `${MINUTES - 10}m`,
        alertname,
        exp_alerts: alerts
          .filter(({ name }) => fires && name === alertname)
          .map(({ name, severity, subject, labels, summary }) => ({
            exp_labels: { slo, severity, subject, ...labels },
            exp_annotations: {
              summary: summary.replace("{{ $labels.slo }}", slo),
              runbook_url: runbookUrl(name, runbooks),
            },
          })),
      })),
    };
  });
}
