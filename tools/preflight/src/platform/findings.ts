/** Findings of all checks of the AWS side of a plan. */
import type { PreflightCheck } from "@drydock/core/plan-record";
import { subnetTooSmall, zoneWithoutPodSubnet } from "../addresses/checks.ts";
import { CAPACITY_CHECKS } from "../capacity/checks.ts";
import { QUOTA_CHECKS } from "../quotas/checks.ts";
import { VERSION_CHECKS } from "../versions/checks.ts";
import { WIRING_CHECKS } from "../wiring/checks.ts";
import { DISRUPTION_CHECKS } from "../disruption/checks.ts";
import { MONITORING_CHECKS } from "../monitoring/checks.ts";
import { REACHABILITY_CHECKS } from "../reachability/checks.ts";
import { type Check, findingsOf } from "./check.ts";
import { type PlanPart, type Platform, platformOf } from "./platform.ts";

export const PLATFORM_CHECKS: readonly Check[] = [
  subnetTooSmall,
  zoneWithoutPodSubnet,
  ...CAPACITY_CHECKS,
  ...QUOTA_CHECKS,
  ...WIRING_CHECKS,
  ...VERSION_CHECKS,
  ...DISRUPTION_CHECKS,
  ...REACHABILITY_CHECKS,
  ...MONITORING_CHECKS,
];

/** @param record A plan; what belongs to layers that it leaves out is not looked for where `whole` is false. */
export function platformFindings(
  record: PlanPart,
  options: { whole?: boolean } = {},
): Required<PreflightCheck>[] {
  return findingsIn(platformOf(record), options);
}

export function findingsIn(platform: Platform, { whole = true } = {}): Required<PreflightCheck>[] {
  const checks = PLATFORM_CHECKS.filter(({ id }) => whole || !OF_A_WHOLE_PLATFORM.has(id));
  return findingsOf(checks, platform);
}

/** What these miss may belong to a layer that was left out. */
const OF_A_WHOLE_PLATFORM = new Set([
  "wiring/NoSuchServiceAccount",
  "wiring/NodeClassSelectsNothing",
  "wiring/RuleWithoutTarget",
  "wiring/NoSuchService",
  "wiring/NoSuchSecret",
  "wiring/GoesBeforeItsObjects",
  "monitoring/NothingExports",
  "monitoring/NoSuchRecordingRule",
  "reachability/Cut",
  "reachability/NotDeclared",
]);
