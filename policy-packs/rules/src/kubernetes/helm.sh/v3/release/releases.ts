/** Resources of the Kubernetes provider that install a chart. */
import { type Inputs, objectAt, stringAt } from "../../../../inputs.ts";

export const CHART_TYPES = [
  "kubernetes:helm.sh/v3:Release",
  "kubernetes:helm.sh/v4:Chart",
  "kubernetes:helm.sh/v3:Chart",
] as const;

export const exampleRelease = (inputs: Inputs): Inputs => ({
  chart: "web",
  version: "1.4.2",
  repositoryOpts: { repo: "https://charts.example.com" },
  ...inputs,
});

/** Path and value of what says where the chart comes from: its own address, or that of an index. */
export function repositoryOf(inputs: Inputs): readonly [path: string, repository: unknown] {
  const chart = stringAt(inputs, "chart") ?? "";
  if (/^(oci|https?):/.test(chart)) return ["chart", chart];
  const options = inputs["fetchOpts"] === undefined ? "repositoryOpts" : "fetchOpts";
  return [`${options}.repo`, objectAt(inputs, options)["repo"]];
}
