/** Group, version and kind of Kubernetes type tokens, and which built-in kinds an API server knows. */
import { readFileSync } from "node:fs";

export interface Kind {
  /** v1, apps/v1, karpenter.sh/v1 */
  readonly apiVersion: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** A server-side apply patch of an object that is already there: kubernetes:apps/v1:DeploymentPatch. */
  readonly patch: boolean;
}

/** Where objects of a kind live; `unserved` when the group is Kubernetes's own and has no such kind. */
export type Scope = "namespaced" | "clusterScoped" | "custom" | "unserved";

interface Served {
  readonly namespaced: readonly string[];
  readonly clusterScoped: readonly string[];
}

let cached: Readonly<Record<string, Served>> | undefined;

export function servedKinds(): Readonly<Record<string, Served>> {
  cached ??= (
    JSON.parse(readFileSync(new URL("./served-kinds.json", import.meta.url), "utf8")) as {
      served: Record<string, Served>;
    }
  ).served;
  return cached;
}

/** Groups that Kubernetes serves or once served itself; every other group is a custom resource's. */
const RETIRED_GROUPS = [
  "auditregistration.k8s.io",
  "extensions",
  "lifecycle.k8s.io",
  "settings.k8s.io",
  "storagemigration.k8s.io",
];

/** The token writes the core group out, or leaves it away for a CustomResource; objects say v1. */
export function kindOf(type: string): Kind {
  const [, written = "", kind = ""] = type.split(":");
  const apiVersion = written.replace(/^core\//, "");
  const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
  const patched = kind.endsWith("Patch") && scopeIn(apiVersion, kind.slice(0, -"Patch".length)) !== undefined;
  return { apiVersion, group, kind: patched ? kind.slice(0, -"Patch".length) : kind, patch: patched };
}

export function scopeOf({ apiVersion, group, kind }: Kind): Scope {
  return scopeIn(apiVersion, kind) ?? (builtInGroups().has(group) ? "unserved" : "custom");
}

function scopeIn(apiVersion: string, kind: string): "namespaced" | "clusterScoped" | undefined {
  const served = servedKinds()[apiVersion];
  if (served?.namespaced.includes(kind)) return "namespaced";
  return served?.clusterScoped.includes(kind) ? "clusterScoped" : undefined;
}

let groups: Set<string> | undefined;

function builtInGroups(): Set<string> {
  groups ??= new Set([
    ...Object.keys(servedKinds()).map((apiVersion) =>
      apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "",
    ),
    ...RETIRED_GROUPS,
  ]);
  return groups;
}
