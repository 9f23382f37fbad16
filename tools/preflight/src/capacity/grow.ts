/** Nodes that Cluster Autoscaler or Karpenter add for a pod that finds none. */
import { boundsOf, isRightZone, mayBeOn } from "./fits.ts";
import type { NodeSize, ScheduledPool } from "./pools.ts";
import { alive, type Ask, type Problem } from "./problem.ts";
import { addNode, countIn, lackOf, type Node, poolIsFull, type State } from "./state.ts";

/** The pools are tried in the order of the plan. */
export function grown(ask: Ask): Node | undefined {
  for (const place of ask.problem.taking[ask.i] ?? []) {
    const pool = ask.problem.pools[place];
    const size = sizeFor(ask, place);
    const node = pool && size && (pool.managed ? balanced : chosen)(ask, { place, pool, size });
    if (node) return node;
  }
  return undefined;
}

/** @param size Default: what the pool's nodes usually are. */
export function startNode(
  problem: Problem,
  state: State,
  pool: number,
  zone: string,
  size = problem.pools[pool]?.sizes[0],
): Node {
  if (!size) throw new Error("a pool without sizes has no nodes");
  return addNode(state, { pool, zone, size, free: problem.daemonsOn(pool, size).free });
}

/** The smallest size of the pool on which DaemonSets leave room for the pod. */
export function sizeFor({ problem, i }: Ask, pool: number): NodeSize | undefined {
  const set = problem.sets[i];
  return problem.pools[pool]?.sizes.find(
    (size) => set && lackOf(problem.daemonsOn(pool, size).free, set) === undefined,
  );
}

interface Growth {
  readonly place: number;
  readonly pool: ScheduledPool;
  readonly size: NodeSize;
}

/** An Auto Scaling group chooses the zone, the one with the fewest nodes: it may take several nodes to get the right one. */
function balanced(ask: Ask, { place, pool, size }: Growth): Node | undefined {
  const { problem, scenario, state } = ask;
  const nodes = state.ofPool[place] ?? [];
  const counts = new Map(alive(pool, scenario).map((zone) => [zone, 0]));
  for (const { zone } of nodes) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const added: string[] = [];
  for (let room = Math.min(counts.size, pool.maximum - nodes.length); room > 0; room--) {
    const [zone, count] = [...counts].reduce((least, one) => (one[1] < least[1] ? one : least));
    counts.set(zone, count + 1);
    added.push(zone);
    if (fitsNew(ask, place, zone, size))
      return added.map((one) => startNode(problem, state, place, one, size)).at(-1);
  }
  return undefined;
}

/** Karpenter starts a node where the pod can be; of several zones in the one with the fewest pods of its kind. */
function chosen(ask: Ask, { place, pool, size }: Growth): Node | undefined {
  const { problem, scenario, state, i } = ask;
  if (poolIsFull(pool, state.ofPool[place] ?? [], size)) return undefined;
  const [zone] = alive(pool, scenario)
    .filter((one) => fitsNew(ask, place, one, size))
    .sort((a, b) => countIn(state, a, [i]) - countIn(state, b, [i]));
  return zone === undefined ? undefined : startNode(problem, state, place, zone, size);
}

function fitsNew(ask: Ask, pool: number, zone: string, size: NodeSize): boolean {
  const { free } = ask.problem.daemonsOn(pool, size);
  const empty: Node = { pool, zone, size, free, pods: new Map() };
  return isRightZone(ask, zone) && mayBeOn(ask, empty, boundsOf(ask));
}
