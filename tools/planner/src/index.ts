/** The planner: an environment in, a plan record out. */
export { comparePlans, type InputChange, type ResourceChange } from "@drydock/changes";
export { type CostDifference, costDifference } from "@drydock/cost";
export * from "./against/base.ts";
export * from "./explain/explain.ts";
export * from "./plan-environment.ts";
export * from "./policy.ts";
export * from "./read-record.ts";
export * from "./requirements/index.ts";
export * from "./write-record.ts";
