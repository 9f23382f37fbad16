/** The plan record: plan.json. */
export * from "./cost.ts";
export * from "./schema.ts";
