/** Sets of equal pods: what the scheduler model places, whether a plan spells them out or a chart brings them. */
import type { Tree } from "../kubernetes/read.ts";

export interface PodSet {
  /** Deployment production/api, or with the chart in front: chart keda: Deployment keda/keda-operator */
  readonly called: string;
  readonly urn: string;
  readonly layer: string;
  readonly source: "plan" | "chart" | "addon";
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Node selector, tolerations, affinity and spread, as a pod has them. */
  readonly spec: Tree;
  readonly requests: Requests;
  /** EBS volumes that each pod brings of its own: it can only run in their zone. */
  readonly volumes: number;
  /** One pod on each node that takes it, whatever the replicas. */
  readonly daemon: boolean;
  readonly replicas: { readonly minimum: number; readonly maximum: number };
  /** Of its PriorityClass: who comes first takes the room of who comes later. */
  readonly priority: number;
}

export interface Requests {
  readonly cpu: number;
  /** Bytes, as the next. */
  readonly memory: number;
  readonly ephemeral: number;
}

export const NO_REQUESTS: Requests = { cpu: 0, memory: 0, ephemeral: 0 };

export function sum(a: Requests, b: Requests): Requests {
  return { cpu: a.cpu + b.cpu, memory: a.memory + b.memory, ephemeral: a.ephemeral + b.ephemeral };
}

export function requestsOf(amounts: Readonly<Record<string, number>>): Requests {
  return {
    cpu: amounts["cpu"] ?? 0,
    memory: amounts["memory"] ?? 0,
    ephemeral: amounts["ephemeral-storage"] ?? 0,
  };
}
