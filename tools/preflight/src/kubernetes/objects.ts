/** Kubernetes objects of a plan, apart from the resources around them. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isNamespaced } from "./kinds.ts";
import { entries, record, text, type Tree } from "./read.ts";

export interface KubernetesObject {
  readonly urn: string;
  readonly layer: string;
  /** v1, apps/v1, karpenter.sh/v1 */
  readonly apiVersion: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Where the object lands: default where a namespaced kind has none written. Undefined for cluster-scoped kinds. */
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** The whole object, as the plan has it. */
  readonly tree: Tree;
  /** A server-side apply patch of an object that something else creates: not whole by itself. */
  readonly patch: boolean;
}

export interface HelmRelease {
  readonly urn: string;
  readonly layer: string;
  readonly name: string;
  readonly namespace: string;
  /** Name of the chart, without the registry in front of it. */
  readonly chart: string;
  readonly values: Tree;
}

const OBJECT_TYPE = /^kubernetes:(?!helm\.sh\/|yaml\/|yaml:|kustomize[/:])(?:[\w.-]+\/)?v\w+:\w+$/;
const RELEASE_TYPE = "kubernetes:helm.sh/v3:Release";

export function kubernetesObjects(resources: readonly PlannedResource[]): KubernetesObject[] {
  return resources.filter(({ type }) => OBJECT_TYPE.test(type)).map(kubernetesObject);
}

function kubernetesObject({ urn, layer, type, name, inputs }: PlannedResource): KubernetesObject {
  const [, writtenVersion = "", writtenKind = ""] = type.split(":");
  const apiVersion = text(inputs["apiVersion"]) ?? writtenVersion.replace(/^core\//, "");
  const kind = text(inputs["kind"]) ?? writtenKind;
  const metadata = record(inputs["metadata"]);
  return {
    urn,
    layer,
    apiVersion,
    group: apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "",
    kind,
    name: text(metadata["name"]) ?? name,
    namespace: text(metadata["namespace"]) ?? (isNamespaced({ apiVersion, kind }) ? "default" : undefined),
    labels: strings(metadata["labels"]),
    tree: { ...inputs, apiVersion, kind },
    patch: writtenKind === `${kind}Patch`,
  };
}

export function helmReleases(resources: readonly PlannedResource[]): HelmRelease[] {
  return resources
    .filter(({ type }) => type === RELEASE_TYPE)
    .map(({ urn, layer, name, inputs }) => ({
      urn,
      layer,
      name: text(inputs["name"]) ?? name,
      namespace: text(inputs["namespace"]) ?? "default",
      chart: (text(inputs["chart"]) ?? "").split("/").at(-1) ?? "",
      values: record(inputs["values"]),
    }));
}

interface Called {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Deployment payments/api, ClusterRole readers */
export function called({ kind, namespace, name }: Called): string {
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
}

/** Objects by where they live: most checks look at one namespace at a time, so that a plan's size costs no more than once. */
export function byNamespace<T extends { readonly namespace: string | undefined }>(
  objects: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(objects, ({ namespace }) => namespace ?? "");
}

export function isKind(object: KubernetesObject, group: string, ...kinds: readonly string[]): boolean {
  return object.group === group && kinds.includes(object.kind);
}

export function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(entries(value).map(([key, one]) => [key, String(one)]));
}
