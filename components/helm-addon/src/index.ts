/** Helm release of a pinned chart. */
export { type ChartSource, releaseChart, type ReleaseChart } from "./chart-source.ts";
export { HelmAddon, type HelmAddonArgs, type HelmValues } from "./helm-addon.ts";
