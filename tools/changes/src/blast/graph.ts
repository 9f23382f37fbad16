/** Which resources of a plan stand on which, and through which inputs. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { referencesWithin } from "./references.ts";

export interface Standing {
  readonly resource: PlannedResource;
  /** Inputs that hold the other's physical id; empty where the two are only ordered, or share a provider. */
  readonly paths: readonly string[];
}

/** Those that stand directly on a resource, by its URN. */
export type Graph = ReadonlyMap<string, readonly Standing[]>;

const PROVIDER = "pulumi:providers:kubernetes";

export function graphOf(resources: readonly PlannedResource[]): Graph {
  const referencesOf = referencesWithin(resources);
  const providers = Map.groupBy(
    resources.filter(({ type }) => type === PROVIDER),
    ({ layer }) => layer,
  );
  const graph = new Map<string, Standing[]>();
  for (const resource of resources) {
    const below = new Map<string, string[]>(resource.dependsOn.map((urn) => [urn, []]));
    for (const { path, urn } of referencesOf(resource)) below.set(urn, [...(below.get(urn) ?? []), path]);
    // Objects of a cluster stand on the connection to it, which no input of theirs shows.
    if (resource.type.startsWith("kubernetes:"))
      for (const { urn } of providers.get(resource.layer) ?? []) below.set(urn, below.get(urn) ?? []);
    for (const [urn, paths] of below) {
      const standing = { resource, paths };
      const known = graph.get(urn);
      if (known) known.push(standing);
      else graph.set(urn, [standing]);
    }
  }
  return graph;
}

/** Everything downstream of a resource, each once, in the order in which it is reached. */
export function downstreamOf(urn: string, graph: Graph): PlannedResource[] {
  const found = new Map<string, PlannedResource>();
  const queue = [urn];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const { resource } of graph.get(next) ?? []) {
      if (resource.urn === urn || found.has(resource.urn)) continue;
      found.set(resource.urn, resource);
      queue.push(resource.urn);
    }
  }
  return [...found.values()];
}
