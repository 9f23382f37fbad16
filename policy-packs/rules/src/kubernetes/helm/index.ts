/** Rules about where charts come from. */
export { gitopsChartPinned } from "./gitops-chart-pinned.ts";
export { gitopsChartRepository } from "./gitops-chart-repository.ts";
