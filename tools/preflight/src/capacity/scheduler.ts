/** A model of kube-scheduler and the node autoscalers: places sets of pods onto pools, and says what finds no node. */
import { boundsOf, isRightZone, mayBeOn } from "./fits.ts";
import { grown, startNode } from "./grow.ts";
import type { PodSet } from "./pod-set.ts";
import { alive, type Ask, nodesFor, type Problem, type Scenario } from "./problem.ts";
import { reasonOf } from "./reason.ts";
import { addPod, emptyState, lackOf, type Node, type State } from "./state.ts";

export interface Pending {
  readonly count: number;
  readonly reason: string;
  /** Whether all of them only wait for a volume in the zone that is gone. */
  readonly forVolume: boolean;
}

export interface Outcome {
  readonly ofPool: readonly (readonly Node[])[];
  /** What finds no node, by place of the set. */
  readonly pending: ReadonlyMap<number, Pending>;
  /** Zones of the pods of each set, in the order of placing. */
  readonly zones: readonly (readonly string[])[];
}

export function schedule(problem: Problem, scenario: Scenario): Outcome {
  const { sets, pools } = problem;
  const state = emptyState(pools.length, sets.length);
  startMinimum(problem, scenario, state);
  const pending = new Map<number, Pending>();
  const zones = sets.map((): string[] => []);
  for (const i of problem.order) {
    const set = sets[i];
    if (!set || set.daemon) continue;
    const stuck = placeAll({ problem, scenario, state, i, zone: undefined }, set, zones[i] ?? []);
    if (stuck) pending.set(i, stuck);
  }
  for (const [i, stuck] of daemonsPending(problem, state)) pending.set(i, stuck);
  return { ofPool: state.ofPool, pending, zones };
}

function startMinimum(problem: Problem, scenario: Scenario, state: State): void {
  problem.pools.forEach((pool, place) => {
    const zones = alive(pool, scenario);
    for (let n = 0; n < pool.minimum && zones.length > 0; n++)
      startNode(problem, state, place, zones[n % zones.length] ?? "");
  });
}

/** Adds the zones of those that are placed to `zones`. */
function placeAll(ask: Ask, set: PodSet, zones: string[]): Pending | undefined {
  const { scenario, state, i } = ask;
  const replicas = scenario.atMinimum ? set.replicas.minimum : set.replicas.maximum;
  const volumes = set.volumes > 0 ? (scenario.volumeZones?.[i] ?? []).slice(0, replicas) : [];
  const gone = volumes.filter((zone) => zone === scenario.lost).length;
  const bound = volumes.filter((zone) => zone !== scenario.lost);
  let unplaced = 0;
  for (let n = 0; n < replicas - gone; n++) {
    const zone = bound[n];
    // Equal pods meet with equal refusals, once there is no node for one of them.
    const node = unplaced > 0 && zone === undefined ? undefined : nodeFor({ ...ask, zone });
    if (node) {
      addPod(state, node, set, i);
      zones.push(node.zone);
    } else unplaced++;
  }
  if (unplaced > 0) return { count: unplaced + gone, reason: reasonOf(ask), forVolume: false };
  const lost = `volumes of its pods are in ${scenario.lost ?? ""}`;
  return gone > 0 ? { count: gone, reason: lost, forVolume: true } : undefined;
}

function nodeFor(ask: Ask): Node | undefined {
  return bestNode(ask) ?? (ask.scenario.atMinimum ? undefined : grown(ask));
}

/** Of the nodes that take the pod the one with the fewest of its kind in the zone, then on the node, then with most room. */
function bestNode(ask: Ask): Node | undefined {
  const { problem, state, i } = ask;
  const set = problem.sets[i];
  const bounds = boundsOf(ask);
  let best: Node | undefined;
  let rankOfBest: readonly number[] = [];
  for (const node of nodesFor(ask)) {
    if (!set || !isRightZone(ask, node.zone) || lackOf(node.free, set)) continue;
    const rank = [state.inZone[i]?.get(node.zone) ?? 0, node.pods.get(i) ?? 0, shareUsed(node)];
    if (best && !isLower(rank, rankOfBest)) continue;
    if (!mayBeOn(ask, node, bounds)) continue;
    best = node;
    rankOfBest = rank;
  }
  return best;
}

const shareUsed = ({ free, size }: Node): number =>
  1 - Math.min(free.cpu / size.cpu, free.memory / size.memory);

function isLower(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((one, n) => one !== b[n]);
  return i !== -1 && (a[i] ?? 0) < (b[i] ?? 0);
}

/** Pods of DaemonSets for which others of higher priority leave no room. */
function daemonsPending({ pools, daemonsOn }: Problem, state: State): Map<number, Pending> {
  const pending = new Map<number, Pending>();
  pools.forEach(({ name }, place) => {
    for (const { size } of state.ofPool[place] ?? []) {
      for (const i of daemonsOn(place, size).pending) {
        const count = (pending.get(i)?.count ?? 0) + 1;
        pending.set(i, {
          count,
          reason: `nodes of ${name} have no room beside other DaemonSets`,
          forVolume: false,
        });
      }
    }
  });
  return pending;
}
