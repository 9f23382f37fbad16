/** One object naming another. */
import type { KubernetesObject } from "../objects.ts";

type Path = readonly (string | number)[];

export interface Reference {
  readonly from: KubernetesObject;
  readonly path: Path;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for cluster-scoped objects. */
  readonly namespace?: string;
  /** Key inside a ConfigMap or Secret. */
  readonly key?: string;
}

export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export const CONFIG_MAP: Target = { group: "", kind: "ConfigMap", namespaced: true };
export const SECRET: Target = { group: "", kind: "Secret", namespaced: true };
export const SERVICE: Target = { group: "", kind: "Service", namespaced: true };
export const SERVICE_ACCOUNT: Target = { group: "", kind: "ServiceAccount", namespaced: true };
export const CLAIM: Target = { group: "", kind: "PersistentVolumeClaim", namespaced: true };
export const STORAGE_CLASS: Target = { group: "storage.k8s.io", kind: "StorageClass", namespaced: false };
export const PRIORITY_CLASS: Target = {
  group: "scheduling.k8s.io",
  kind: "PriorityClass",
  namespaced: false,
};
export const RUNTIME_CLASS: Target = { group: "node.k8s.io", kind: "RuntimeClass", namespaced: false };
export const INGRESS_CLASS: Target = { group: "networking.k8s.io", kind: "IngressClass", namespaced: false };

/** Nothing where no name is written: the field is not set, or set to a value that only the cluster knows. */
export function refersTo(
  from: KubernetesObject,
  { group, kind, namespaced }: Target,
  path: Path,
  name: unknown,
  rest: { readonly key?: unknown; readonly namespace?: unknown } = {},
): Reference[] {
  if (typeof name !== "string" || name === "") return [];
  const namespace = typeof rest.namespace === "string" ? rest.namespace : (from.namespace ?? "default");
  const key = typeof rest.key === "string" ? { key: rest.key } : {};
  return [{ from, path, group, kind, name, ...(namespaced ? { namespace } : {}), ...key }];
}
