/** Everything that the checks of how objects work together look at, put together once for a plan. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { readData } from "./data.ts";
import { helmReleases, isKind, type KubernetesObject, kubernetesObjects } from "./objects.ts";
import { type Candidates, podCandidates, serviceCandidates } from "./selectors/candidates.ts";
import { type Bringer, bringers } from "./surroundings/brought.ts";

export interface World {
  readonly resources: readonly PlannedResource[];
  readonly objects: readonly KubernetesObject[];
  /** Charts, add-ons and operators, with what is known of what they create. */
  readonly brought: readonly Bringer[];
  readonly pods: Candidates;
  readonly services: Candidates;
  /** Labels of every namespace that there will be. */
  readonly namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface ProvidedObject {
  readonly kind: string;
  readonly names: readonly string[];
  readonly prefix?: string;
  readonly namespace?: string;
  readonly chart?: string;
  readonly keys?: readonly string[];
}

export function providedObjects(): readonly ProvidedObject[] {
  return readData<{ objects: readonly ProvidedObject[] }>("provided").objects;
}

const known = new WeakMap<readonly PlannedResource[], World>();

/** Put together once for a plan. */
export function worldOf(resources: readonly PlannedResource[]): World {
  const found = known.get(resources) ?? assembled(resources);
  known.set(resources, found);
  return found;
}

function assembled(resources: readonly PlannedResource[]): World {
  const objects = kubernetesObjects(resources);
  const brought = bringers(resources, objects);
  return {
    resources,
    objects,
    brought,
    pods: podCandidates(objects, brought),
    services: serviceCandidates(objects, brought),
    namespaces: namespacesOf(resources, objects),
  };
}

export function namespacesOf(
  resources: readonly PlannedResource[],
  objects: readonly KubernetesObject[],
): Map<string, Record<string, string>> {
  const given = providedObjects().flatMap(({ kind, names }) => (kind === "Namespace" ? names : []));
  const byCharts = helmReleases(resources).flatMap(({ namespace, urn }) =>
    resources.some((resource) => resource.urn === urn && resource.inputs["createNamespace"] === true)
      ? [namespace]
      : [],
  );
  const named = (name: string): Record<string, string> => ({ "kubernetes.io/metadata.name": name });
  return new Map([
    ...[...given, ...byCharts].map((name) => [name, named(name)] as const),
    ...objects
      .filter((object) => isKind(object, "", "Namespace"))
      .map(({ name, labels }) => [name, { ...labels, ...named(name) }] as const),
  ]);
}
