/** The orchestrator: an environment's stacks through the real engine, in order. */
export * from "./changes.ts";
export * from "./engine/engine.ts";
export * from "./engine/errors.ts";
export * from "./orchestrate.ts";
export * from "./preview.ts";
export { PulumiEngine, type PulumiOptions } from "./pulumi/pulumi-engine.ts";
export * from "./resume.ts";
export { type Failure, runInOrder, type Scheduled } from "./schedule.ts";
export * from "./step.ts";
