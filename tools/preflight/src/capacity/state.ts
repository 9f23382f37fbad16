/** Nodes of the scheduler model, what is free on them, and how many pods of each set are where. */
import { exceeds } from "../kubernetes/quantities/quantity.ts";
import { NO_REQUESTS, type PodSet, type Requests, sum } from "./pod-set.ts";
import type { NodeSize, ScheduledPool } from "./pools.ts";

export interface Node {
  readonly pool: number;
  readonly zone: string;
  readonly size: NodeSize;
  /** Pods of sets that are no DaemonSets, by place in the list of sets. */
  readonly pods: Map<number, number>;
  free: Room;
}

export interface Room extends Requests {
  readonly pods: number;
  readonly volumes: number;
}

/** What keeps a pod from a node, in the order in which it is asked. */
export type Lack = "cpu" | "memory" | "ephemeral storage" | "pods" | "volumes";

export interface State {
  readonly nodes: Node[];
  /** Nodes of each pool. */
  readonly ofPool: Node[][];
  /** Pods of each set by zone. */
  readonly inZone: Map<string, number>[];
  /** Pods of each set. */
  readonly placed: number[];
}

export function emptyState(pools: number, sets: number): State {
  return {
    nodes: [],
    ofPool: Array.from({ length: pools }, () => []),
    inZone: Array.from({ length: sets }, () => new Map<string, number>()),
    placed: Array<number>(sets).fill(0),
  };
}

export function roomOf(size: NodeSize): Room {
  const { cpu, memory, ephemeral, pods, volumes } = size;
  return { cpu, memory, ephemeral, pods, volumes };
}

export function lackOf(free: Room, set: Pick<PodSet, "requests" | "volumes">): Lack | undefined {
  if (exceeds(set.requests.cpu, free.cpu)) return "cpu";
  if (exceeds(set.requests.memory, free.memory)) return "memory";
  if (exceeds(set.requests.ephemeral, free.ephemeral)) return "ephemeral storage";
  if (free.pods < 1) return "pods";
  return free.volumes < set.volumes ? "volumes" : undefined;
}

export function less(free: Room, { requests, volumes }: Pick<PodSet, "requests" | "volumes">): Room {
  return {
    cpu: free.cpu - requests.cpu,
    memory: free.memory - requests.memory,
    ephemeral: free.ephemeral - requests.ephemeral,
    pods: free.pods - 1,
    volumes: free.volumes - volumes,
  };
}

/** @param free What the node's DaemonSets leave. */
export function addNode(state: State, node: Pick<Node, "pool" | "zone" | "size" | "free">): Node {
  const added: Node = { ...node, pods: new Map() };
  state.nodes.push(added);
  state.ofPool[node.pool]?.push(added);
  return added;
}

export function addPod(state: State, node: Node, set: PodSet, i: number): void {
  node.free = less(node.free, set);
  node.pods.set(i, (node.pods.get(i) ?? 0) + 1);
  const zones = state.inZone[i];
  zones?.set(node.zone, (zones.get(node.zone) ?? 0) + 1);
  state.placed[i] = (state.placed[i] ?? 0) + 1;
}

/** Pods of several sets on a node, or in a zone. */
export function countOn(node: Node, sets: readonly number[]): number {
  return sets.reduce((all, i) => all + (node.pods.get(i) ?? 0), 0);
}

export function countIn(state: State, zone: string, sets: readonly number[]): number {
  return sets.reduce((all, i) => all + (state.inZone[i]?.get(zone) ?? 0), 0);
}

export interface Daemons {
  /** What they leave of a node of that size. */
  readonly free: Room;
  /** Places of those that a node has, and of those that it has no room for. */
  readonly running: readonly number[];
  readonly pending: readonly number[];
  readonly requests: Requests;
}

/** DaemonSets of one pool on one of its nodes, in the order of the list. */
export function daemonsOn(size: NodeSize, sets: readonly PodSet[], taking: readonly number[]): Daemons {
  let free = roomOf(size);
  let requests = NO_REQUESTS;
  const running: number[] = [];
  const pending: number[] = [];
  for (const i of taking) {
    const set = sets[i];
    if (!set?.daemon) continue;
    if (lackOf(free, set) !== undefined) {
      pending.push(i);
      continue;
    }
    free = less(free, set);
    requests = sum(requests, set.requests);
    running.push(i);
  }
  return { free, running, pending, requests };
}

export function poolIsFull(
  { maximum, cpuLimit, memoryLimitGiB, managed }: ScheduledPool,
  nodes: readonly Node[],
  next: NodeSize,
): boolean {
  if (managed) return nodes.length >= maximum;
  const used = nodes.reduce(
    (all, { size }) => ({ cpu: all.cpu + size.vcpu, memory: all.memory + size.memoryGiB }),
    { cpu: next.vcpu, memory: next.memoryGiB },
  );
  return used.cpu > cpuLimit || used.memory > memoryLimitGiB;
}
