/** A plan as the order rules see it: objects, releases, add-ons, and whatever starts pods. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";

export type Tree = Readonly<Record<string, unknown>>;

/** A Kubernetes object, or the release of a chart. */
export interface Item {
  readonly urn: string;
  readonly type: string;
  readonly layer: string;
  readonly parent: string | null;
  readonly inputs: Tree;
  /** apps, cert-manager.io; empty for the core group and for releases. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for what has no namespace. */
  readonly namespace: string | undefined;
}

/** Something that starts pods: a workload, or a chart. */
export interface Pods extends Item {
  /** Template of the pods; the whole of the values for a chart. */
  readonly template: Tree;
  /** Chart's name; undefined for a workload. */
  readonly chart: string | undefined;
}

export interface World {
  readonly resources: readonly PlannedResource[];
  readonly objects: readonly Item[];
  /** Releases whose charts start pods, and workloads. */
  readonly pods: readonly Pods[];
  readonly releases: readonly Pods[];
  readonly of: (type: string) => readonly PlannedResource[];
  readonly kind: (group: string, ...kinds: readonly string[]) => readonly Item[];
  readonly chart: (...names: readonly string[]) => readonly Pods[];
  readonly addon: (...names: readonly string[]) => readonly PlannedResource[];
  /** Resources in the same component, the resource itself not among them. */
  readonly siblings: (resource: Pick<PlannedResource, "urn" | "parent">) => readonly PlannedResource[];
  /** Everything inside of a component, whatever it is in there. */
  readonly inside: (component: string | null) => readonly PlannedResource[];
}

export const RELEASE = "kubernetes:helm.sh/v3:Release";
export const MANIFESTS = "kubernetes:yaml/v2:ConfigFile";
const OBJECT = /^kubernetes:(?!helm\.sh\/|yaml\/)(?:([\w.-]+)\/)?v\w+:(\w+)$/;
const WORKLOADS = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout", "Job", "CronJob"]);
const ADDON = "aws:eks/addon:Addon";

/** Charts of definitions only: they start nothing. */
const DEFINITIONS_ONLY = new Set(["karpenter-crd", "prometheus-operator-crds", "base"]);

export function worldOf({ resources }: PlanRecord): World {
  const byType = Map.groupBy(resources, ({ type }) => type);
  const byParent = Map.groupBy(resources, ({ parent }) => parent ?? "");
  const objects = resources.flatMap((resource) => objectOf(resource) ?? []);
  const releases = (byType.get(RELEASE) ?? []).map(releaseOf);
  const workloads = objects.filter(({ kind }) => WORKLOADS.has(kind)).map(workloadOf);
  const started = releases.filter(({ chart = "" }) => !DEFINITIONS_ONLY.has(chart));
  const inside = (component: string | null): readonly PlannedResource[] =>
    component === null
      ? []
      : (byParent.get(component) ?? []).flatMap((child) => [child, ...inside(child.urn)]);
  return {
    resources,
    objects,
    releases,
    pods: [...workloads, ...started],
    of: (type) => byType.get(type) ?? [],
    kind: (group, ...kinds) => objects.filter((one) => one.group === group && kinds.includes(one.kind)),
    chart: (...names) => releases.filter(({ chart = "" }) => names.includes(chart)),
    addon: (...names) =>
      (byType.get(ADDON) ?? []).filter(({ inputs }) => names.includes(String(inputs["addonName"]))),
    inside,
    siblings: ({ urn, parent }) => (byParent.get(parent ?? "") ?? []).filter((one) => one.urn !== urn),
  };
}

function objectOf(resource: PlannedResource): Item | undefined {
  const [, group = "", kind = ""] = OBJECT.exec(resource.type) ?? [];
  if (kind === "") return undefined;
  const { inputs } = resource;
  return {
    ...resource,
    group: group === "core" ? "" : group,
    kind: textAt(inputs, "kind") ?? kind,
    name: textAt(inputs, "metadata", "name") ?? resource.name,
    namespace: textAt(inputs, "metadata", "namespace"),
  };
}

function workloadOf(object: Item): Pods {
  const { inputs } = object;
  const template = at(inputs, "spec", "template") ?? at(inputs, "spec", "jobTemplate", "spec", "template");
  return { ...object, template: (template ?? {}) as Tree, chart: undefined };
}

function releaseOf(resource: PlannedResource): Pods {
  const { inputs } = resource;
  return {
    ...resource,
    group: "",
    kind: "Release",
    name: textAt(inputs, "name") ?? resource.name,
    namespace: textAt(inputs, "namespace"),
    template: (inputs["values"] ?? {}) as Tree,
    chart: textAt(inputs, "chart")?.split("/").at(-1),
  };
}

/** What stands at a path; undefined where the path ends early. */
export function at(tree: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Tree | null | undefined)?.[key], tree);
}

export function textAt(tree: unknown, ...path: readonly string[]): string | undefined {
  const value = at(tree, ...path);
  return typeof value === "string" ? value : undefined;
}

/** Every value under a key with one of these names, however deep. */
export function valuesAt(tree: unknown, ...keys: readonly string[]): unknown[] {
  if (tree === null || typeof tree !== "object") return [];
  return Object.entries(tree as Tree).flatMap(([key, value]) => [
    ...(keys.includes(key) ? [value] : []),
    ...valuesAt(value, ...keys),
  ]);
}

/** The texts under keys with one of these names, each once. */
export function textsAt(tree: unknown, ...keys: readonly string[]): string[] {
  const texts = valuesAt(tree, ...keys).filter((value): value is string => typeof value === "string");
  return [...new Set(texts)].filter((text) => text !== "");
}
