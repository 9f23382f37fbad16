/** Karpenter's AWS side. */
export {
  type EventPattern,
  INTERRUPTION_RULES,
  type InterruptionRule,
  type InterruptionRuleName,
  matches,
} from "./interruption-events.ts";
export { queuePolicy } from "./interruption-queue.ts";
export { KarpenterAws, type KarpenterAwsArgs } from "./karpenter-aws.ts";
export { CONTROLLER_POLICIES, type ControllerPolicies, controllerPolicies } from "./permissions.ts";
export type { KarpenterPlace, KarpenterTargets } from "./place.ts";
