/** Who adds and removes nodes: Cluster Autoscaler for managed pools, Karpenter for pools of its own. */
import { z } from "zod";
import {
  cpuQuantity,
  duration,
  labels,
  memoryQuantity,
  resourceRequirements,
  taintKeyAndValue,
} from "./shared.ts";

const clusterAutoscaler = z
  .strictObject({
    expander: z.enum(["least-waste", "most-pods", "random"]).meta({
      description: "Which pool grows when several could. least-waste leaves the least CPU and memory idle.",
    }),
    balanceSimilarNodeGroups: z
      .boolean()
      .meta({ description: "Keeps pools of the same shape at the same size." }),
    skipNodesWithLocalStorage: z.boolean().meta({
      description:
        "Never removes a node whose pods keep data in emptyDir or hostPath. True costs idle nodes.",
    }),
    skipNodesWithSystemPods: z
      .boolean()
      .meta({ description: "Never removes a node that runs pods of kube-system. True costs idle nodes." }),
    scaleDownDelayAfterAddMinutes: z
      .int()
      .min(1)
      .max(120)
      .meta({ description: "Minutes after a node was added in which none is removed." }),
    scaleDownUnneededMinutes: z
      .int()
      .min(1)
      .max(120)
      .meta({ description: "Minutes for which a node must be unneeded before it is removed." }),
    scaleDownUtilizationThreshold: z.number().gt(0).lt(1).meta({
      description:
        "A node is unneeded when the requests on it stay below this part of its capacity, between 0 and 1.",
    }),
    replicas: z
      .int()
      .min(1)
      .max(3)
      .meta({ description: "Replicas of the Cluster Autoscaler; one leads, the others wait." }),
    resources: resourceRequirements,
  })
  .meta({ description: "The Cluster Autoscaler, which changes the size of managed pools." });

/** Karpenter's own spelling of a requirement: https://karpenter.sh/docs/concepts/nodepools/ */
const requirement = z.strictObject({
  key: z
    .string()
    .min(1)
    .meta({ description: "Node label, for example karpenter.k8s.aws/instance-category." }),
  operator: z
    .enum(["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"])
    .meta({ description: "How the label's value is compared." }),
  values: z.array(z.string()).default([]).meta({
    description:
      "In and NotIn: one or more. Gt and Lt: one number, in quotes. Exists and DoesNotExist: none.",
  }),
  minValues: z.int().min(1).max(50).optional().meta({
    description:
      "Fewest different values that must stay possible, so that spot capacity is found. Default: none.",
  }),
});

const karpenterNodePool = z
  .strictObject({
    weight: z.int().min(1).max(100).optional().meta({ description: "Higher is tried first; without it, 0." }),
    labels: labels.default({}),
    taints: z
      .array(
        z.strictObject({
          ...taintKeyAndValue,
          effect: z.enum(["NoSchedule", "NoExecute", "PreferNoSchedule"]).meta({
            description: "What happens to pods that do not tolerate the taint, as Kubernetes spells it.",
          }),
        }),
      )
      .default([])
      .meta({
        description:
          "Taints of every node. Beside the Cluster Autoscaler, one that none of its pools has: it decides which autoscaler a pod belongs to.",
      }),
    requirements: z
      .array(requirement)
      .min(1)
      .meta({ description: "What instances the pool may start; all requirements hold at once." }),
    expireAfter: duration.meta({
      description: "Age at which a node is replaced, so that none grows old unpatched: 720h.",
    }),
    disruption: z
      .strictObject({
        consolidationPolicy: z
          .enum(["WhenEmpty", "WhenEmptyOrUnderutilized"])
          .meta({ description: "Which nodes Karpenter removes or replaces by cheaper ones." }),
        consolidateAfter: z
          .string()
          .regex(
            /^(Never|(?=\d)(\d+h)?(\d+m)?(\d+s)?)$/,
            "must be a duration such as 30s, 5m or 720h, or Never",
          )
          .meta({
            description:
              "How long a node is left alone after a pod came or went. Never: nodes are not consolidated.",
          }),
        budgets: z
          .array(
            z.strictObject({
              nodes: z
                .string()
                .regex(/^(\d+|\d{1,2}%|100%)$/, "must be a count or a percentage, in quotes")
                .meta({
                  description: "Most nodes that are disrupted at once: a count or a percentage, in quotes.",
                }),
              schedule: z
                .string()
                .optional()
                .meta({ description: "Cron expression (UTC) at which the budget begins." }),
              duration: duration
                .optional()
                .meta({ description: "How long the budget holds from each begin." }),
              reasons: z
                .array(z.enum(["Underutilized", "Empty", "Drifted"]))
                .optional()
                .meta({ description: "Reasons that the budget bounds. Default: all." }),
            }),
          )
          .min(1)
          .meta({
            description: "How many nodes may be disrupted at once; the smallest budget in force decides.",
          }),
      })
      .meta({ description: "When Karpenter removes and replaces nodes." }),
    limits: z
      .strictObject({
        cpu: cpuQuantity.meta({ description: "Most CPU of all nodes of the pool together, in quotes." }),
        memory: memoryQuantity.meta({ description: "Most memory of all nodes of the pool together." }),
      })
      .meta({ description: "Bounds what the pool can grow to, and so what it can cost." }),
  })
  .meta({ description: "A Karpenter NodePool." });

const karpenter = z
  .strictObject({
    replicas: z
      .int()
      .min(1)
      .max(3)
      .meta({ description: "Replicas of Karpenter; one leads, the others wait." }),
    resources: resourceRequirements,
    ec2NodeClass: z
      .strictObject({
        amiFamily: z.enum(["AL2023", "Bottlerocket"]).meta({ description: "Operating system of the nodes." }),
        diskSizeGiB: z.int().min(20).max(16384).meta({
          description: "Size of each node's gp3 root volume in GiB; encrypted with a customer-managed key.",
        }),
        maxPods: z.int().min(4).max(250).meta({
          description: "Pods a node may run, daemon sets included. AWS recommends 110 below 30 vCPU.",
        }),
      })
      .meta({ description: "What all of Karpenter's nodes have in common." }),
    nodePools: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "must be 1 to 30 lower-case letters, digits and hyphens"),
        karpenterNodePool,
      )
      .meta({ description: "Karpenter's NodePools, by a name of your choice." }),
  })
  .meta({
    description: "Karpenter, which starts instances that fit the pending pods, in node pools of its own.",
  });

export const autoscalingSlice = z
  .strictObject({ clusterAutoscaler: clusterAutoscaler.optional(), karpenter: karpenter.optional() })
  .meta({ description: "What adds and removes nodes: one autoscaler, both, or none." });

export type AutoscalingSettings = z.infer<typeof autoscalingSlice>;
export type ClusterAutoscalerSettings = NonNullable<AutoscalingSettings["clusterAutoscaler"]>;
export type KarpenterSettings = NonNullable<AutoscalingSettings["karpenter"]>;
export type KarpenterNodePoolSettings = KarpenterSettings["nodePools"][string];
