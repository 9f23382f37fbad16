/** Programs that a rehearsal runs: found on the machine, or built from pinned Go modules. */
export { type BuildOptions, buildMissing, NoGoError } from "./build.ts";
export { cacheFolder } from "./cache.ts";
export { type Found, findTools, type Status } from "./find.ts";
export { goVersion } from "./go/go.ts";
export type { Tool } from "./tool.ts";
export { TOOLS, toolsNamed } from "./tools.ts";
