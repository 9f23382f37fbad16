/** Every rule of the platform. */
import { CERTIFICATE_ALERTS } from "./alerts/certificates.ts";
import { DATA_ALERTS } from "./alerts/data.ts";
import { NODE_ALERTS } from "./alerts/nodes.ts";
import { PLATFORM_ALERTS } from "./alerts/platform.ts";
import { LOG_ALERTS, TRACE_ALERTS } from "./alerts/telemetry.ts";
import { WORKLOAD_ALERTS } from "./alerts/workloads.ts";
import { API_GROUP } from "./api.ts";
import type { RuleGroup } from "./rule.ts";
import { type Objective, objectiveGroups } from "./slo/objectives.ts";

/** Rules that no setting of an environment changes. */
export const STANDING_GROUPS: readonly RuleGroup[] = [
  API_GROUP,
  { name: "workloads", rules: WORKLOAD_ALERTS },
  { name: "nodes", rules: NODE_ALERTS },
  { name: "certificates", rules: CERTIFICATE_ALERTS },
  { name: "data", rules: DATA_ALERTS },
  { name: "platform", rules: PLATFORM_ALERTS },
  { name: "logs", rules: LOG_ALERTS },
  { name: "traces", rules: TRACE_ALERTS },
];

export function ruleGroups(objectives: Readonly<Record<string, Objective>>): RuleGroup[] {
  return [...STANDING_GROUPS, ...objectiveGroups(objectives)];
}
