/** Files for `promtool test rules`: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
import { runbookUrl } from "./prometheus-format.ts";
import { type Alert, type AlertCase, isAlert, type RuleGroup, ruleLabels } from "./rule.ts";

export interface PromtoolTests {
  readonly rule_files: readonly string[];
  readonly evaluation_interval: string;
  readonly tests: readonly Readonly<Record<string, unknown>>[];
}

/** One test for each case of each alert; `ruleFile` is the name of the file with the rules themselves. */
export function promtoolTests(
  groups: readonly RuleGroup[],
  runbooks: string,
  ruleFile: string,
): PromtoolTests {
  const alerts = groups.flatMap(({ rules }) => rules.filter(isAlert));
  return {
    rule_files: [ruleFile],
    evaluation_interval: "1m",
    tests: alerts.flatMap((alert) => alert.cases.map((given) => test(alert, given, runbooks))),
  };
}

function test(alert: Alert, { series, at, fires }: AlertCase, runbooks: string) {
  return {
    interval: "1m",
    input_series: series,
    alert_rule_test: [
      {
        eval_time: at,
        alertname: alert.name,
        exp_alerts: fires.map((labels) => expected(alert, labels, runbooks)),
      },
    ],
  };
}

function expected(alert: Alert, labels: Readonly<Record<string, string>>, runbooks: string) {
  return {
    exp_labels: { ...labels, ...ruleLabels(alert) },
    exp_annotations: {
      summary: alert.summary.replaceAll(
        /\{\{ \$labels\.(\w+) \}\}/g,
        (_, label: string) => labels[label] ?? "",
      ),
      runbook_url: runbookUrl(alert.name, runbooks),
    },
  };
}
