/** The part of plan.json that says which pods the node pools hold, and which stay pending: figures of a scheduler model. */
import { z } from "zod";

const text = (description: string) => z.string().meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });
const amount = (description: string) => z.number().min(0).meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });

const perNode = z
  .strictObject({
    cpu: amount("CPUs that pods may request."),
    memoryGiB: amount("Memory that pods may request."),
    pods: count("Pods that kubelet starts at most, those on the host network included."),
    ephemeralGiB: amount("Disk that pods may request as ephemeral storage."),
    volumes: count("EBS volumes of pods that can be attached."),
  })
  .meta({ description: "What a node of the pool has for pods, before its DaemonSets." });

const used = z
  .strictObject({
    nodes: count("Nodes on which the model placed pods besides those of DaemonSets."),
    cpu: amount("CPUs requested on them, DaemonSets included."),
    memoryGiB: amount("Memory requested on them, DaemonSets included."),
    pods: count("Pods on them, DaemonSets included."),
    cpuShare: amount("Share of their CPUs that is requested: 0.8 is 80 percent."),
    memoryShare: amount("Share of their memory that is requested."),
  })
  .meta({ description: "What the model placed on the pool, with every workload at its maximum." });

const pool = z
  .strictObject({
    name: text("Name of the pool in the environment, or of the resource."),
    urn: text("The node group or NodePool."),
    kind: z.enum(["nodeGroup", "nodePool"]).meta({ description: "EKS managed node group, or Karpenter's." }),
    instanceType: text("Type that the figures of a node are for: the smallest of a node group's types."),
    zones: texts("Availability Zones of its nodes."),
    nodes: z
      .strictObject({
        minimum: count("Nodes that the pool keeps."),
        typical: count("Nodes that it starts with.").optional(),
        maximum: count("Nodes that it may grow to; without an autoscaler those that it starts with."),
      })
      .meta({ description: "Size." }),
    perNode,
    used,
  })
  .meta({ description: "One pool of nodes." });

const pending = z
  .strictObject({
    workload: text("Kind, namespace and name; a chart's in front of what it makes."),
    urn: text("Resource that the pods come from."),
    count: count("Pods that find no node."),
    reason: text("Why, for the pool that comes nearest."),
  })
  .meta({ description: "Pods that stay pending." });

const placement = z
  .strictObject({
    workload: text("Kind, namespace and name; a chart's in front of what it makes."),
    urn: text("Resource that the pods come from."),
    source: z
      .enum(["plan", "chart", "addon", "operator"])
      .meta({ description: "Whether the pods are in the plan, or follow from what a chart makes." }),
    replicas: count("Pods at the maximum; of a DaemonSet, one for each node that takes it."),
    requests: z
      .strictObject({ cpu: amount("CPUs."), memoryGiB: amount("Memory.") })
      .meta({ description: "What one pod requests." }),
    on: z
      .array(
        z.strictObject({
          pool: text("Name of the pool."),
          perZone: z.record(z.string(), count("Pods.")).meta({ description: "Pods by Availability Zone." }),
        }),
      )
      .meta({ description: "Where the pods were placed, grouped." }),
    pending: z
      .strictObject({ count: count("Pods that find no node."), reason: text("Why.") })
      .optional()
      .meta({ description: "Absent where all have a node." }),
  })
  .meta({ description: "The pods of one workload, with pools and workloads at their maximum." });

export const capacitySchema = z
  .strictObject({
    pools: z.array(pool).meta({ description: "Pools, in the order of the plan." }),
    placements: z.array(placement).meta({ description: "Workloads, in the order of the plan." }),
    atMinimum: z.array(pending).meta({
      description: "Pending with pools and workloads at their minimum: what autoscalers must add nodes for.",
    }),
    zoneLoss: z
      .array(
        z.strictObject({
          zone: text("Availability Zone that is gone."),
          pending: z.array(pending).meta({ description: "Pending then, besides what is pending anyway." }),
        }),
      )
      .meta({ description: "The maximum, with each zone gone in turn." }),
    leavesOut: texts("What the model does not know or count."),
  })
  .meta({ description: "Pods on nodes, by a model of the scheduler. Absent where the plan has no pools." });

export type Capacity = z.infer<typeof capacitySchema>;
export type CapacityPool = z.infer<typeof pool>;
export type CapacityPlacement = z.infer<typeof placement>;
export type CapacityPending = z.infer<typeof pending>;
