/** Who adds and removes nodes: Cluster Autoscaler for managed pools, Karpenter for pools of its own. */
import { z } from "zod";
import { cpuQuantity, duration, labels, memoryQuantity, resourceRequirements } from "./shared.ts";

const clusterAutoscaler = z.strictObject({
  expander: z.enum(["least-waste", "most-pods", "priority", "random"]),
  balanceSimilarNodeGroups: z.boolean(),
  skipNodesWithLocalStorage: z.boolean(),
  skipNodesWithSystemPods: z.boolean(),
  scaleDownDelayAfterAddMinutes: z.int().min(1).max(120),
  scaleDownUnneededMinutes: z.int().min(1).max(120),
  scaleDownUtilizationThreshold: z.number().gt(0).lt(1),
  replicas: z.int().min(1).max(3),
  resources: resourceRequirements,
});

/** Karpenter's own spelling of a requirement: https://karpenter.sh/docs/concepts/nodepools/ */
const requirement = z.strictObject({
  key: z.string().min(1),
  operator: z.enum(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"]),
  values: z.array(z.string()).default([]),
  minValues: z.int().min(1).max(50).optional(),
});

const karpenterNodePool = z.strictObject({
  weight: z.int().min(1).max(100).optional().meta({ description: "Higher is tried first; without it, 0." }),
  labels: labels.default({}),
  taints: z
    .array(
      z.strictObject({
        key: z.string(),
        value: z.string(),
        effect: z.enum(["NoSchedule", "NoExecute", "PreferNoSchedule"]),
      }),
    )
    .default([]),
  requirements: z.array(requirement).min(1),
  expireAfter: duration,
  disruption: z.strictObject({
    consolidationPolicy: z.enum(["WhenEmpty", "WhenEmptyOrUnderutilized"]),
    consolidateAfter: duration,
    budgets: z
      .array(
        z.strictObject({
          nodes: z.string().regex(/^(\d+|\d{1,2}%|100%)$/, "must be a count or a percentage, in quotes"),
          schedule: z.string().optional(),
          duration: duration.optional(),
          reasons: z.array(z.enum(["Underutilized", "Empty", "Drifted"])).optional(),
        }),
      )
      .min(1),
  }),
  limits: z.strictObject({ cpu: cpuQuantity, memory: memoryQuantity }),
});

const karpenter = z.strictObject({
  replicas: z.int().min(1).max(3),
  resources: resourceRequirements,
  ec2NodeClass: z.strictObject({
    amiFamily: z.enum(["AL2023", "Bottlerocket"]),
    diskSizeGiB: z.int().min(20).max(16384),
    maxPods: z.int().min(4).max(250),
  }),
  nodePools: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "must be a lower-case name"), karpenterNodePool),
});

export const autoscalingSlice = z.strictObject({
  clusterAutoscaler: clusterAutoscaler.optional(),
  karpenter: karpenter.optional(),
});

export type AutoscalingSettings = z.infer<typeof autoscalingSlice>;
export type ClusterAutoscalerSettings = NonNullable<AutoscalingSettings["clusterAutoscaler"]>;
export type KarpenterSettings = NonNullable<AutoscalingSettings["karpenter"]>;
export type KarpenterNodePoolSettings = KarpenterSettings["nodePools"][string];
