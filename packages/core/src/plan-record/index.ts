/** The plan record: plan.json. */
export * from "./schema.ts";
