/** Rules as data, for what checks them and writes about them. */
export { ruleGroups, STANDING_GROUPS } from "./groups.ts";
export { prometheusGroups, type PrometheusRuleGroup, runbooksUrl } from "./prometheus-format.ts";
export { promtoolTests } from "./promtool.ts";
export { type Alert, isAlert, type RuleGroup, runbookName } from "./rule.ts";
