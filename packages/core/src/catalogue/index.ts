/** Versions catalogue: the one place that says which version of what is installed, and where that was read. */
export * from "./addons.ts";
export * from "./ami.ts";
export * from "./charts.ts";
export * from "./instance-types.ts";
export * from "./kubernetes.ts";
export * from "./max-pods.ts";
export type { PinnedVersion } from "./pinned-version.ts";
export * from "./quotas.ts";
