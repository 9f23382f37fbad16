/** Helm release of a pinned chart. */
export { type ChartSource, releaseChart, type ReleaseChart } from "./chart-source.ts";
export { type CrdChart, type CrdManifests, type CrdSource } from "./crds.ts";
export { HelmAddon, type HelmAddonArgs, type HelmValues } from "./helm-addon.ts";
export { type AddonIdentity } from "./surroundings.ts";
export { RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "./values.ts";
