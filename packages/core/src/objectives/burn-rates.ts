/**
 * When an error budget burns too fast: conditions on two windows each, from the objective alone.
 * https://sre.google/workbook/alerting-on-slos/ (multiwindow, multi-burn-rate alerts)
 */
export interface BurnRateCondition {
  /** critical: somebody is woken up. warning: it waits for working hours. */
  readonly severity: "critical" | "warning";
  readonly longWindow: string;
  /** A twelfth of the long window: the alert ends soon after the errors do. */
  readonly shortWindow: string;
  /** Times the rate that would use up the budget exactly at the end of the objective's window. */
  readonly burnRate: number;
  /** Share of failed requests above which both windows must be. */
  readonly errorRatio: number;
}

/** Share of the budget that may be gone after the long window. */
const STEPS = [
  { severity: "critical", budget: 0.02, longHours: 1, longWindow: "1h", shortWindow: "5m" },
  { severity: "critical", budget: 0.05, longHours: 6, longWindow: "6h", shortWindow: "30m" },
  { severity: "warning", budget: 0.1, longHours: 24, longWindow: "1d", shortWindow: "2h" },
  { severity: "warning", budget: 0.1, longHours: 72, longWindow: "3d", shortWindow: "6h" },
] as const;

/** Windows of which the error ratio is recorded. */
export const WINDOWS: readonly string[] = [
  ...new Set(STEPS.flatMap(({ shortWindow, longWindow }) => [shortWindow, longWindow])),
];

/** Share of requests that may fail. Of an objective in percent, without the noise of floating point. */
export function errorBudget(objectivePercent: number): number {
  return Number((1 - objectivePercent / 100).toFixed(8));
}

/** What burns slower than the budget allows is no reason for an alert, and is left out. */
export function burnRateConditions(objectivePercent: number, windowDays: number): BurnRateCondition[] {
  return STEPS.map(({ severity, budget, longHours, longWindow, shortWindow }) => {
    const burnRate = Number(((budget * windowDays * 24) / longHours).toFixed(6));
    const errorRatio = Number((burnRate * errorBudget(objectivePercent)).toFixed(8));
    return { severity, longWindow, shortWindow, burnRate, errorRatio };
  }).filter(({ burnRate }) => burnRate >= 1);
}

/** Burn rates that not even a full outage reaches: the objective is too low for the window. */
export function neverFiring(objectivePercent: number, windowDays: number): BurnRateCondition[] {
  return burnRateConditions(objectivePercent, windowDays).filter(({ errorRatio }) => errorRatio >= 1);
}
