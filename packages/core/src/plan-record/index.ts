/** The plan record: plan.json. */
export * from "./capacity.ts";
export * from "./cost.ts";
export * from "./environment-file.ts";
export * from "./network.ts";
export * from "./requirements.ts";
export * from "./schema.ts";
