/** Who owns which nodes: never nobody for a pool that names its autoscaler, never two for one pending pod. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const autoscalerInstalled: Check = {
  reads: ["autoscaling", "nodePools.*.autoscaler"],
  find: ({ autoscaling, nodePools }) =>
    Object.entries(nodePools).flatMap(([pool, { autoscaler }]): Finding[] => {
      if (autoscaler !== "ClusterAutoscaler" || autoscaling.clusterAutoscaler) return [];
      return [
        {
          path: ["nodePools", pool, "autoscaler"],
          given: autoscaler,
          message: "needs autoscaling.clusterAutoscaler, which is not there",
          change: "add autoscaling.clusterAutoscaler, or write autoscaler: None",
        },
      ];
    }),
};

export const autoscalerUsed: Check = {
  reads: ["autoscaling", "nodePools"],
  find: ({ autoscaling, nodePools }): Finding[] => {
    const used = Object.values(nodePools).some(({ autoscaler }) => autoscaler === "ClusterAutoscaler");
    if (!autoscaling.clusterAutoscaler || used) return [];
    return [
      {
        path: ["autoscaling", "clusterAutoscaler"],
        message: "has no pool to scale: no pool has autoscaler: ClusterAutoscaler",
        change: "write autoscaler: ClusterAutoscaler in a pool, or remove clusterAutoscaler",
      },
    ];
  },
};

export const karpenterUsed: Check = {
  reads: ["autoscaling.karpenter.nodePools"],
  find: ({ autoscaling: { karpenter } }): Finding[] => {
    if (!karpenter || Object.keys(karpenter.nodePools).length > 0) return [];
    return [
      {
        path: ["autoscaling", "karpenter", "nodePools"],
        message: "has no pool: Karpenter starts instances for its own node pools only",
        change: "add a node pool, or remove karpenter",
      },
    ];
  },
};

/** Karpenter spells effects as Kubernetes does, managed node groups as the EKS API does. */
const EFFECTS = {
  NoSchedule: "NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;

/**
 * Both autoscalers look at every pending pod. A taint that only Karpenter's nodes carry decides between them: a pod
 * that does not tolerate it is the Cluster Autoscaler's.
 */
export const oneAutoscalerForAPod: Check = {
  reads: ["autoscaling.karpenter.nodePools.*.taints", "nodePools.*.taints", "nodePools.*.autoscaler"],
  find: ({ autoscaling: { clusterAutoscaler, karpenter }, nodePools }) => {
    if (!clusterAutoscaler || !karpenter) return [];
    const managed = Object.values(nodePools)
      .filter(({ autoscaler }) => autoscaler === "ClusterAutoscaler")
      .flatMap(({ taints }) => taints.map(({ key, value, effect }) => `${key}=${value}:${effect}`));
    return Object.entries(karpenter.nodePools).flatMap(([pool, { taints }]): Finding[] => {
      const own = taints.some(
        ({ key, value, effect }) =>
          effect !== "PreferNoSchedule" && !managed.includes(`${key}=${value}:${EFFECTS[effect]}`),
      );
      if (own) return [];
      return [
        {
          path: ["autoscaling", "karpenter", "nodePools", pool, "taints"],
          given: taints,
          message:
            "must hold a taint that no pool of the Cluster Autoscaler has, or both autoscalers add a node for the same pod",
          change:
            "add a taint such as { key: workload, value: elastic, effect: NoSchedule }, or remove one autoscaler",
        },
      ];
    });
  },
};
