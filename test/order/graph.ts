/** What waits for what in a plan: the order of creation, and the other way round that of deletion. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";

/** Components whose children another process makes: waiting for one is waiting for all of them. */
const REMOTE = new Set(["awsx:ec2:Vpc", "eks:index:Cluster"]);

export interface Order {
  /** Whether `later` is made after `earlier`, and so deleted before it. */
  readonly isAfter: (later: string, earlier: string) => boolean;
  /** Whether waiting for `dependency` is waiting for `earlier` too. */
  readonly includes: (dependency: string, earlier: string) => boolean;
}

/**
 * A resource waits for its dependencies and for its parent, with all that these wait for. Where layers are stacks of
 * their own, a layer is deployed after all layers before it.
 */
export function orderOf({ resources, layers, topology }: PlanRecord): Order {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const children = Map.groupBy(resources, ({ parent }) => parent ?? "");
  const layerAt = new Map(layers.map(({ name }, i) => [name, i]));
  const reached = new Map<string, ReadonlySet<string>>();

  const below = (urn: string): string[] =>
    (children.get(urn) ?? []).flatMap((child) => [child.urn, ...below(child.urn)]);
  const whole = (urn: string): string[] => [
    urn,
    ...(REMOTE.has(byUrn.get(urn)?.type ?? "") ? below(urn) : []),
  ];
  const direct = ({ parent, dependsOn }: PlannedResource): string[] => [
    ...(parent === null ? [] : [parent]),
    ...dependsOn.flatMap(whole),
  ];
  const reach = (urn: string): ReadonlySet<string> => {
    const known = reached.get(urn);
    if (known) return known;
    const found = new Set<string>();
    reached.set(urn, found);
    const resource = byUrn.get(urn);
    for (const next of resource ? direct(resource) : []) {
      found.add(next);
      for (const further of reach(next)) found.add(further);
    }
    return found;
  };
  const position = (urn: string): number => layerAt.get(byUrn.get(urn)?.layer ?? "") ?? -1;

  return {
    isAfter: (later, earlier) =>
      (topology === "layered" && position(earlier) < position(later)) || reach(later).has(earlier),
    includes: (dependency, earlier) =>
      whole(dependency).some((urn) => urn === earlier || reach(urn).has(earlier)),
  };
}
