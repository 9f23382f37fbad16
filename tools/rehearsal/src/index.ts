/** Rehearsal: the programs as they will be deployed, on the real Pulumi engine, against a simulated account. */
export { type PathOptions, writeRehearsalPath } from "./path/rehearsal-path.ts";
