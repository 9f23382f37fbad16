/** The planner: an environment in, a plan record out. */
export * from "./compare.ts";
export * from "./explain/explain.ts";
export * from "./plan-environment.ts";
export * from "./read-record.ts";
export * from "./write-record.ts";
