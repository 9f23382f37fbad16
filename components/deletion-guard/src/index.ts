/** Object that cannot be deleted while others are still there. */
export { DeletionGuard, type DeletionGuardArgs } from "./deletion-guard.ts";
export { bindingSpec, policySpec } from "./policy.ts";
