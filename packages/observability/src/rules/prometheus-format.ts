/** Rules as Prometheus reads them: the same in a PrometheusRule and in a file for promtool. */
import { type Alert, isAlert, type Recording, type RuleGroup, ruleLabels, runbookName } from "./rule.ts";

export interface PrometheusRuleGroup {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
}

/** `runbooks` is the address of docs/runbooks, without a slash at its end. */
export function prometheusGroups(groups: readonly RuleGroup[], runbooks: string): PrometheusRuleGroup[] {
  return groups.map(({ rules, ...group }) => ({
    ...group,
    rules: rules.map((rule) => (isAlert(rule) ? alerting(rule, runbooks) : recording(rule))),
  }));
}

/** Where the repository shows its runbooks: `repository` is host and path, such as github.com/example/drydock. */
export function runbooksUrl(repository: string): string {
  return `https://${repository}/blob/main/docs/runbooks`;
}

export function runbookUrl(alert: string, runbooks: string): string {
  return `${runbooks}/${runbookName(alert)}.md`;
}

function alerting(alert: Alert, runbooks: string): Readonly<Record<string, unknown>> {
  return {
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: ruleLabels(alert),
    annotations: { summary: alert.summary, runbook_url: runbookUrl(alert.name, runbooks) },
  };
}

function recording({ record, expr, labels }: Recording): Readonly<Record<string, unknown>> {
  return { record, expr, ...(labels ? { labels } : {}) };
}
