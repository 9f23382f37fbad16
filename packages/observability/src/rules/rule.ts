/** Alert and recording rules as data, with the cases that promtool judges them by. */

/** critical wakes somebody up, warning waits for working hours. */
export type Severity = "critical" | "warning";

/** A series in promtool's notation: values are one a minute, such as 0+60x20. */
export interface Series {
  readonly series: string;
  readonly values: string;
}

/** What Prometheus has seen, and the alerts that must be firing then: by their labels, none when it must be quiet. */
export interface AlertCase {
  readonly series: readonly Series[];
  /** Time after the first sample, such as 20m. */
  readonly at: string;
  /** Labels of each alert that fires, without those that the rule itself adds. */
  readonly fires: readonly Readonly<Record<string, string>>[];
}

export interface Alert {
  /** In words of CamelCase; the runbook is docs/runbooks/ and the same words with hyphens. */
  readonly name: string;
  readonly expr: string;
  /** How long it must be true without a pause. */
  readonly for: string;
  readonly severity: Severity;
  /** What is wrong, for inhibition: a critical alert silences a warning of the same subject and place. */
  readonly subject: string;
  /** One sentence. Only {{ $labels.x }} may be in it. */
  readonly summary: string;
  /** Labels beside severity and subject. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly cases: readonly AlertCase[];
}

export interface Recording {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other, each seeing what those before it have recorded. */
export interface RuleGroup {
  readonly name: string;
  /** Time between two evaluations. Default: that of Prometheus. */
  readonly interval?: string;
  readonly rules: readonly (Alert | Recording)[];
}

export function isAlert(rule: Alert | Recording): rule is Alert {
  return "severity" in rule;
}

/** PodCrashLooping becomes pod-crash-looping. */
export function runbookName(alert: string): string {
  return alert.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\d)/g, "-").toLowerCase();
}

export function ruleLabels({ severity, subject, labels }: Alert): Readonly<Record<string, string>> {
  return { severity, subject, ...labels };
}
