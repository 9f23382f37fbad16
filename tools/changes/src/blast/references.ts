/** Which inputs of a resource hold the physical id of another. */
import type { PlannedResource } from "@drydock/core/plan-record";

/** Ids that are words would be found where they are not meant. */
const SHORTEST_ID = 8;
const NAMESPACE = "kubernetes:core/v1:Namespace";

/** References of a resource to others of the plan. */
export function referencesWithin(
  resources: readonly PlannedResource[],
): (resource: PlannedResource) => readonly Reference[] {
  const byId = ownersById(resources);
  const namespaces = new Map(
    resources.filter(({ type }) => type === NAMESPACE).map(({ id, urn }) => [id, urn]),
  );
  return (resource) => [...references(resource, byId), ...inNamespace(resource, namespaces)];
}

type Owners = ReadonlyMap<string, readonly string[]>;

/**
 * Settings of a bucket have the bucket's name for an id: the owner of an id is who does not itself stand on another that
 * has it. Names of Kubernetes objects are too common to be looked for in all inputs.
 */
function ownersById(resources: readonly PlannedResource[]): Owners {
  const candidates = resources.filter(
    ({ id, type }) =>
      id !== undefined && id.length >= SHORTEST_ID && (!type.startsWith("kubernetes:") || id.includes("/")),
  );
  const owners = new Map<string, readonly string[]>();
  for (const [id, all] of Map.groupBy(candidates, (resource) => resource.id ?? "")) {
    const urns = all.map(({ urn }) => urn);
    const first = all.filter(({ dependsOn }) => !dependsOn.some((urn) => urns.includes(urn)));
    owners.set(
      id,
      first.map(({ urn }) => urn),
    );
  }
  return owners;
}

/** What is in a namespace stands on it, an object as well as a chart. */
function inNamespace(
  { inputs, type }: PlannedResource,
  namespaces: ReadonlyMap<string | undefined, string>,
): Reference[] {
  if (!type.startsWith("kubernetes:")) return [];
  const metadata = inputs["metadata"] as { readonly namespace?: unknown } | undefined;
  const [path, name] =
    metadata === undefined ? ["namespace", inputs["namespace"]] : ["metadata.namespace", metadata.namespace];
  const urn = typeof name === "string" ? namespaces.get(name) : undefined;
  return urn === undefined ? [] : [{ path, urn }];
}

export interface Reference {
  readonly path: string;
  readonly urn: string;
}

function references({ urn: own, inputs }: PlannedResource, byId: Owners): Reference[] {
  return leaves(inputs, "").flatMap(({ path, text }) => {
    const urns = new Set(idsIn(text).flatMap((id) => byId.get(id) ?? []));
    urns.delete(own);
    return [...urns].map((urn) => ({ path, urn }));
  });
}

/** The text itself, its parts, as an ARN or a kubeconfig has them, and an ARN's resource as a whole. */
function idsIn(text: string): readonly string[] {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/s.exec(text)?.[1];
  const named = resource === undefined ? [] : [resource, resource.replace(/^[a-z-]+[:/]/, "")];
  return [text, ...named, ...text.split(/[^A-Za-z0-9_.-]+/)];
}

/** Texts of the inputs. Tags name things; they are no references. */
function leaves(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${path}[${i}]`));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value)
    .filter(([key]) => path !== "" || key !== "tags")
    .flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}
