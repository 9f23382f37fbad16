/** Whether pods that are there already let another one onto a node: spread and pod (anti-)affinity. */
import type { Topology } from "./constraints.ts";
import { alive, type Ask, nodesFor } from "./problem.ts";
import { countIn, countOn, type Node } from "./state.ts";

/** How many pods a zone, or a node, may have before others must get one; for each spread of the set. */
export type Bounds = readonly number[];

export function boundsOf(ask: Ask): Bounds {
  const { problem, scenario, state, i } = ask;
  const spread = problem.constraints[i]?.spread ?? [];
  if (spread.length === 0) return [];
  const zones = new Set(
    (problem.taking[i] ?? []).flatMap((one) => alive(problem.pools[one] ?? NOWHERE, scenario)),
  );
  return spread.map(({ topology, sets, maxSkew }) => {
    const counts =
      topology === "zone"
        ? [...zones].map((zone) => countIn(state, zone, sets))
        : nodesFor(ask).map((node) => countOn(node, sets));
    return maxSkew + Math.min(...counts);
  });
}

const NOWHERE = { zones: [] };

export function mayBeOn({ problem, state, i }: Ask, node: Node, bounds: Bounds): boolean {
  const own = problem.constraints[i];
  if (!own) return false;
  const count = (topology: Topology, sets: readonly number[]): number =>
    topology === "zone" ? countIn(state, node.zone, sets) : countOn(node, sets);
  return (
    own.apart.every(({ topology, sets }) => count(topology, sets) === 0) &&
    own.together.every(
      ({ topology, sets }) =>
        count(topology, sets) > 0 || (sets.includes(i) && sets.every((one) => state.placed[one] === 0)),
    ) &&
    own.spread.every(
      ({ topology, sets }, n) =>
        count(topology, sets) + (sets.includes(i) ? 1 : 0) <= (bounds[n] ?? Infinity),
    )
  );
}

/** The zone that the pod's volume is in, or one of those that it asks for. */
export function isRightZone({ problem, i, zone }: Ask, candidate: string): boolean {
  if (zone !== undefined) return candidate === zone;
  return problem.zones[i]?.has(candidate) ?? true;
}
