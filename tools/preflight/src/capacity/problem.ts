/** What the scheduler model works on: sets of pods and pools, with what follows from them, once for all scenarios. */
import { accepts } from "../kubernetes/quantities/pools.ts";
import { at, entries, records, text, texts } from "../kubernetes/read.ts";
import { type Constraints, constraintsOf } from "./constraints.ts";
import type { PodSet } from "./pod-set.ts";
import type { NodeSize, ScheduledPool } from "./pools.ts";
import { type Daemons, daemonsOn, type State } from "./state.ts";

export interface Problem {
  readonly sets: readonly PodSet[];
  readonly pools: readonly ScheduledPool[];
  readonly constraints: readonly Constraints[];
  /** Places of the pools that take each set's pods. */
  readonly taking: readonly (readonly number[])[];
  /** Zones that each set asks for; undefined for any. */
  readonly zones: readonly (ReadonlySet<string> | undefined)[];
  /** Places of the sets, those first that others make room for. */
  readonly order: readonly number[];
  /** What DaemonSets leave of a node of each pool. */
  readonly daemonsOn: (pool: number, size: NodeSize) => Daemons;
}

export interface Scenario {
  /** Whether pools and replicas are at their minimum, and no node is added. */
  readonly atMinimum: boolean;
  /** Zone that is gone. */
  readonly lost?: string;
  /** Zones of the volumes of each set's pods, from an earlier outcome. */
  readonly volumeZones?: readonly (readonly string[])[];
}

/** A node is looked for, for one pod of the set at place i. */
export interface Ask {
  readonly problem: Problem;
  readonly scenario: Scenario;
  readonly state: State;
  readonly i: number;
  /** Zone of the pod's volume. */
  readonly zone: string | undefined;
}

export function problemOf(sets: readonly PodSet[], pools: readonly ScheduledPool[]): Problem {
  const taking = sets.map(({ spec }) => pools.flatMap(({ nodes }, i) => (accepts(nodes, spec) ? [i] : [])));
  const order = sets.map((_, i) => i).sort((a, b) => (sets[b]?.priority ?? 0) - (sets[a]?.priority ?? 0));
  return {
    sets,
    pools,
    constraints: constraintsOf(sets),
    taking,
    zones: sets.map(zonesAskedFor),
    order,
    daemonsOn: rememberedDaemons(
      sets,
      pools.map((_, pool) => order.filter((i) => sets[i]?.daemon && taking[i]?.includes(pool))),
    ),
  };
}

/** A pool has few sizes, and is asked about them for every pod. */
function rememberedDaemons(
  sets: readonly PodSet[],
  ofPool: readonly (readonly number[])[],
): Problem["daemonsOn"] {
  const known = new Map<string, Daemons>();
  return (pool, size) => {
    const key = `${pool} ${size.type}`;
    const found = known.get(key) ?? daemonsOn(size, sets, ofPool[pool] ?? []);
    known.set(key, found);
    return found;
  };
}

const ZONE = "topology.kubernetes.io/zone";

/** Node selector and required node affinity; several terms are as good as any. */
function zonesAskedFor({ spec }: PodSet): ReadonlySet<string> | undefined {
  const selected = entries(spec["nodeSelector"]).find(([key]) => key === ZONE)?.[1];
  if (selected !== undefined) return new Set(texts([selected]));
  const affinity = at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
  const [term, ...others] = records(at(affinity, "nodeSelectorTerms"));
  if (!term || others.length > 0) return undefined;
  const [expression] = records(term[0]["matchExpressions"]).filter(
    ([{ key, operator }]) => text(key) === ZONE && operator === "In",
  );
  return expression && new Set(texts(expression[0]["values"]));
}

/** Zones of a pool that are still there. */
export function alive({ zones }: Pick<ScheduledPool, "zones">, { lost }: Scenario): readonly string[] {
  return lost === undefined ? zones : zones.filter((zone) => zone !== lost);
}

/** Nodes of the pools that take the set's pods. */
export function nodesFor({ problem, state, i }: Ask): State["nodes"] {
  return (problem.taking[i] ?? []).flatMap((pool) => state.ofPool[pool] ?? []);
}
