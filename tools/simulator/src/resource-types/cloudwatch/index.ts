/** CloudWatch, CloudWatch Logs and EventBridge. */
import type { ResourceType } from "../../resource-type.ts";
import { eventRule } from "./event-rule.ts";
import { eventTarget } from "./event-target.ts";
import { logGroup } from "./log-group.ts";
import { logResourcePolicy } from "./log-resource-policy.ts";
import { metricAlarm } from "./metric-alarm.ts";

export const CLOUDWATCH_TYPES: readonly ResourceType[] = [
  logGroup,
  logResourcePolicy,
  eventRule,
  eventTarget,
  metricAlarm,
];
