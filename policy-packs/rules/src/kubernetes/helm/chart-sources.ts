/** Charts that a GitOps controller installs: where each object names them. */
import { type Inputs, itemsAt, joined, objectAt, stringAt } from "../../inputs.ts";
import type { KubernetesObject } from "../../rule.ts";
import { groupKind } from "../pods-of.ts";

export interface ChartSource {
  /** Undefined where another object names it. */
  readonly repository?: Value;
  /** Undefined where another object names it. */
  readonly version?: Value;
}

interface Value {
  readonly path: string;
  readonly value: unknown;
}

type Reader = (object: KubernetesObject) => readonly ChartSource[];

const READERS: Readonly<Record<string, Reader>> = {
  "argoproj.io:Application": (object) => argoSources(objectAt(object, "spec"), "spec"),
  "argoproj.io:ApplicationSet": (object) =>
    argoSources(objectAt(objectAt(objectAt(object, "spec"), "template"), "spec"), "spec.template.spec"),
  "helm.toolkit.fluxcd.io:HelmRelease": (object) => fluxRelease(objectAt(object, "spec")),
  "source.toolkit.fluxcd.io:HelmRepository": (object) => [
    { repository: { path: "spec.url", value: objectAt(object, "spec")["url"] } },
  ],
  "source.toolkit.fluxcd.io:OCIRepository": (object) => fluxOci(objectAt(object, "spec")),
};

export const CHART_SOURCE_KINDS = Object.keys(READERS);

export function chartSourcesOf(object: KubernetesObject): readonly ChartSource[] {
  return READERS[groupKind(object)]?.(object) ?? [];
}

/** An Argo CD Application with one source, for examples. */
export const exampleApplication = (source: Inputs): unknown => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  metadata: { name: "web", namespace: "argocd" },
  spec: {
    source: { repoURL: "https://charts.example.com", chart: "web", targetRevision: "1.4.2", ...source },
  },
});

function argoSources(spec: Inputs, path: string): readonly ChartSource[] {
  const single =
    spec["source"] === undefined ? [] : [[objectAt(spec, "source"), joined(path, "source")] as const];
  const several = itemsAt(spec, "sources").map((source, i) => [source, joined(path, "sources", i)] as const);
  return [...single, ...several]
    .filter(([source]) => source["chart"] !== undefined || stringAt(source, "repoURL")?.startsWith("oci://"))
    .map(([source, at]) => ({
      repository: { path: joined(at, "repoURL"), value: source["repoURL"] },
      version: { path: joined(at, "targetRevision"), value: source["targetRevision"] },
    }));
}

/** The chart's own repository is an object that is judged by itself. */
function fluxRelease(spec: Inputs): readonly ChartSource[] {
  if (spec["chartRef"] !== undefined) return [];
  const chart = objectAt(objectAt(spec, "chart"), "spec");
  const fromGit = ["GitRepository", "Bucket"].includes(stringAt(objectAt(chart, "sourceRef"), "kind") ?? "");
  return fromGit ? [] : [{ version: { path: "spec.chart.spec.version", value: chart["version"] } }];
}

function fluxOci(spec: Inputs): readonly ChartSource[] {
  const ref = objectAt(spec, "ref");
  const repository = { path: "spec.url", value: spec["url"] };
  if (stringAt(ref, "digest") !== undefined) return [{ repository }];
  const [field, value] = ref["semver"] === undefined ? ["tag", ref["tag"]] : ["semver", ref["semver"]];
  return [{ repository, version: { path: joined("spec.ref", field), value } }];
}
