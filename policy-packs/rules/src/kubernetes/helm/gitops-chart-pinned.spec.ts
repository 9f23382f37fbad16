// Proves that moving versions are found in all kinds of Argo CD and Flux that name a chart, and sources of Git are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { gitopsChartPinned } from "./gitops-chart-pinned.ts";

const exact = (value: string): string => `must be an exact version (is ${value})`;
const flux = (kind: string, group: string, spec: object): unknown => ({
  apiVersion: `${group}.toolkit.fluxcd.io/v1`,
  kind,
  metadata: { name: "web" },
  spec,
});

describeObjectRule(gitopsChartPinned, {
  passes: [
    [["spec.source.targetRevision", "v2.0.0-rc.1"]],
    [["spec.source", { repoURL: "https://git.example.com/web", targetRevision: "main", path: "." }]],
    [["spec", undefined]],
  ],
  fails: [
    [[["spec.source.targetRevision", undefined]], `spec.source.targetRevision: ${exact("not set")}`],
    [[["spec.source.targetRevision", "HEAD"]], `spec.source.targetRevision: ${exact('"HEAD"')}`],
    [
      [["spec.sources", [{ repoURL: "https://git.example.com" }, { chart: "db", targetRevision: "1.x" }]]],
      `spec.sources[1].targetRevision: ${exact('"1.x"')}`,
    ],
    [
      [["spec.source", { repoURL: "oci://registry.example.com/web", targetRevision: "*" }]],
      `spec.source.targetRevision: ${exact('"*"')}`,
    ],
  ],
  others: {
    "an ApplicationSet": [
      {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "ApplicationSet",
        metadata: { name: "web" },
        spec: { template: { spec: { source: { chart: "web" } } } },
      },
      `spec.template.spec.source.targetRevision: ${exact("not set")}`,
    ],
    "a HelmRelease with a range": [
      flux("HelmRelease", "helm", { chart: { spec: { chart: "web", version: ">=1.0.0" } } }),
      `spec.chart.spec.version: ${exact('">=1.0.0"')}`,
    ],
    "a HelmRelease from Git": [
      flux("HelmRelease", "helm", { chart: { spec: { sourceRef: { kind: "GitRepository" } } } }),
    ],
    "a HelmRelease whose chart another object names": [
      flux("HelmRelease", "helm", { chartRef: { kind: "OCIRepository" } }),
    ],
    "an OCIRepository with a digest": [
      flux("OCIRepository", "source", { ref: { digest: "sha256:0a", tag: "x" } }),
    ],
    "an OCIRepository with a moving tag": [
      flux("OCIRepository", "source", { ref: { tag: "latest" } }),
      `spec.ref.tag: ${exact('"latest"')}`,
    ],
    "an OCIRepository with a range": [
      flux("OCIRepository", "source", { ref: { semver: "1.x" } }),
      `spec.ref.semver: ${exact('"1.x"')}`,
    ],
  },
});
