/** Findings of all checks of the AWS side of a plan. */
import type { PreflightCheck } from "@drydock/core/plan-record";
import { subnetTooSmall, zoneWithoutPodSubnet } from "../addresses/checks.ts";
import { QUOTA_CHECKS } from "../quotas/checks.ts";
import { VERSION_CHECKS } from "../versions/checks.ts";
import { WIRING_CHECKS } from "../wiring/checks.ts";
import { DISRUPTION_CHECKS } from "../disruption/checks.ts";
import { type Check, findingsOf } from "./check.ts";
import { type PlanPart, platformOf } from "./platform.ts";

export const PLATFORM_CHECKS: readonly Check[] = [
  subnetTooSmall,
  zoneWithoutPodSubnet,
  ...QUOTA_CHECKS,
  ...WIRING_CHECKS,
  ...VERSION_CHECKS,
  ...DISRUPTION_CHECKS,
];

/** @param record A plan; what belongs to layers that it leaves out is not looked for where `whole` is false. */
export function platformFindings(record: PlanPart, { whole = true } = {}): Required<PreflightCheck>[] {
  const checks = PLATFORM_CHECKS.filter(({ id }) => whole || !OF_A_WHOLE_PLATFORM.has(id));
  return findingsOf(checks, platformOf(record));
}

/** What these miss may belong to a layer that was left out. */
const OF_A_WHOLE_PLATFORM = new Set([
  "wiring/NoSuchServiceAccount",
  "wiring/NodeClassSelectsNothing",
  "wiring/RuleWithoutTarget",
]);
