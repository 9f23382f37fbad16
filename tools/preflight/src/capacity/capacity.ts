/** The record's capacity: where the scheduler model places the pods of a plan, in every scenario. */
import type { Capacity, CapacityPending, CapacityPlacement, CapacityPool } from "@drydock/core/plan-record";
import type { Platform } from "../platform/platform.ts";
import { chartPods, unknownBringers } from "./chart-pods.ts";
import { plannedPods } from "./planned-pods.ts";
import type { PodSet } from "./pod-set.ts";
import { type ScheduledPool, scheduledPools } from "./pools.ts";
import { type Problem, problemOf } from "./problem.ts";
import { type Outcome, schedule } from "./scheduler.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Node } from "./state.ts";

/** Outcomes of one plan, which checks and record read. */
export interface Scheduled {
  readonly problem: Problem;
  readonly atMaximum: Outcome;
  readonly atMinimum: Outcome;
  readonly withoutZone: readonly { readonly zone: string; readonly outcome: Outcome }[];
  /** Charts and add-ons whose pods are not known. */
  readonly unknown: readonly string[];
}

const known = new WeakMap<Platform, Scheduled | undefined>();

/** Worked out once for a plan. Undefined where the plan has no pools: its nodes come from elsewhere. */
export function scheduled(platform: Platform): Scheduled | undefined {
  if (!known.has(platform)) known.set(platform, scheduleAll(platform));
  return known.get(platform);
}

function scheduleAll(platform: Platform): Scheduled | undefined {
  const pools = scheduledPools(platform);
  if (pools.length === 0) return undefined;
  const around = surroundingsOf(platform);
  const sets = [...plannedPods(platform.objects, around), ...chartPods(platform, around)];
  const problem = problemOf(
    sets.filter(({ daemon, replicas }) => daemon || replicas.maximum > 0),
    pools,
  );
  const atMaximum = schedule(problem, { atMinimum: false });
  const zones = [...new Set(pools.flatMap((pool) => pool.zones))].sort();
  return {
    problem,
    atMaximum,
    atMinimum: schedule(problem, { atMinimum: true }),
    withoutZone: zones.map((lost) => ({
      zone: lost,
      outcome: schedule(problem, { atMinimum: false, lost, volumeZones: atMaximum.zones }),
    })),
    unknown: unknownBringers(platform),
  };
}

export function capacityOf({ problem, atMaximum, atMinimum, withoutZone, unknown }: Scheduled): Capacity {
  return {
    pools: problem.pools.map((pool, i) => poolOf(problem, pool, i, atMaximum.ofPool[i] ?? [])),
    placements: problem.sets.map((set, i) => placementOf(problem, set, i, atMaximum)),
    atMinimum: pendingOf(problem, atMinimum),
    zoneLoss: withoutZone.map(({ zone, outcome }) => ({
      zone,
      pending: pendingOf(problem, outcome, atMaximum),
    })),
    leavesOut: [
      ...LEAVES_OUT,
      ...(unknown.length > 0 ? [`Pods of ${unknown.join(", ")} are not known.`] : []),
    ],
  };
}

const LEAVES_OUT = [
  "Pods that a rollout adds for a time, Jobs of charts, and pods that operators and Argo CD make for their objects are not counted.",
  "Requests are those of the plan: what VerticalPodAutoscaler changes is not known. Preferences decide nothing, except that equal pods are spread.",
  "A pool with several instance types has nodes of the poorest. Karpenter's nodes have 4 CPUs unless a pod needs more; which pool an autoscaler grows first is its own choice, here the first of the plan.",
  "Two nodes of one type are equal: placement of volumes on nodes and preemption between equal priorities are not modelled.",
];

const GIB = 2 ** 30;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const gib = (bytes: number): number => rounded(bytes / GIB);

function poolOf(problem: Problem, pool: ScheduledPool, place: number, nodes: readonly Node[]): CapacityPool {
  const [size] = pool.sizes;
  const busy = nodes.filter(({ pods }) => pods.size > 0);
  const total = (of: (node: Node) => number): number => busy.reduce((sum, node) => sum + of(node), 0);
  const cpu = total((node) => node.size.cpu - node.free.cpu);
  const memory = total((node) => node.size.memory - node.free.memory);
  const share = (used: number, all: number): number => (all === 0 ? 0 : rounded(used / all));
  return {
    name: pool.name,
    urn: pool.urn,
    kind: pool.managed ? "nodeGroup" : "nodePool",
    instanceType: size?.type ?? "",
    zones: [...pool.zones],
    nodes: {
      minimum: pool.minimum,
      ...(pool.managed ? { typical: pool.typical } : {}),
      maximum: pool.maximum,
    },
    perNode: {
      cpu: rounded(size?.cpu ?? 0),
      memoryGiB: gib(size?.memory ?? 0),
      pods: size?.pods ?? 0,
      ephemeralGiB: gib(size?.ephemeral ?? 0),
      volumes: size?.volumes ?? 0,
    },
    used: {
      nodes: busy.length,
      cpu: rounded(cpu),
      memoryGiB: gib(memory),
      pods: total((node) => node.size.pods - node.free.pods),
      cpuShare: share(
        cpu,
        total((node) => node.size.cpu),
      ),
      memoryShare: share(
        memory,
        total((node) => node.size.memory),
      ),
    },
  };
}

function placementOf(
  problem: Problem,
  set: PodSet,
  i: number,
  { ofPool, pending }: Outcome,
): CapacityPlacement {
  const on = problem.pools.flatMap(({ name }, pool) => {
    const perZone: Record<string, number> = {};
    for (const node of ofPool[pool] ?? []) {
      const pods = set.daemon
        ? Number(problem.daemonsOn(pool, node.size).running.includes(i))
        : (node.pods.get(i) ?? 0);
      if (pods > 0) perZone[node.zone] = (perZone[node.zone] ?? 0) + pods;
    }
    return Object.keys(perZone).length > 0 ? [{ pool: name, perZone }] : [];
  });
  const stuck = pending.get(i);
  const placed = on.flatMap(({ perZone }) => Object.values(perZone)).reduce((all, one) => all + one, 0);
  return {
    workload: set.called,
    urn: set.urn,
    source: set.source,
    replicas: set.daemon ? placed + (stuck?.count ?? 0) : set.replicas.maximum,
    requests: { cpu: rounded(set.requests.cpu), memoryGiB: gib(set.requests.memory) },
    on,
    ...(stuck ? { pending: { count: stuck.count, reason: stuck.reason } } : {}),
  };
}

/** @param anyway Outcome whose pending pods are not said again. */
function pendingOf({ sets }: Problem, { pending }: Outcome, anyway?: Outcome): CapacityPending[] {
  return sets.flatMap(({ called, urn }, i) => {
    const stuck = pending.get(i);
    const count = (stuck?.count ?? 0) - (anyway?.pending.get(i)?.count ?? 0);
    return stuck && count > 0 ? [{ workload: called, urn, count, reason: stuck.reason }] : [];
  });
}
