/** The simulator behind a Pulumi program in the same process: no engine, no plugin, no network. */
export * from "./registration.ts";
export * from "./run-program.ts";
export type { Place, Surroundings } from "./monitor.ts";
export type { WireObject } from "./values.ts";
