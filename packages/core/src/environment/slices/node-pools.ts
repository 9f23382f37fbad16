/** Managed node pools: capacity, size, labels, taints, disk and kubelet. */
import { z } from "zod";
import { labels, taintKeyAndValue } from "./shared.ts";

export const AMI_TYPES = [
  "AL2023_x86_64_STANDARD",
  "AL2023_ARM_64_STANDARD",
  "BOTTLEROCKET_x86_64",
  "BOTTLEROCKET_ARM_64",
] as const;

export const taintEffect = z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]).meta({
  description: "What happens to pods that do not tolerate the taint, in the spelling of the EKS API.",
});

const taint = z.strictObject({
  ...taintKeyAndValue,
  effect: taintEffect,
});

const kubelet = z
  .strictObject({
    maxPods: z.int().min(4).max(250).meta({
      description:
        "Pods a node may run, daemon sets included. At most what the addresses of the smallest instance type allow; AWS recommends 110 below 30 vCPU.",
    }),
    cpuManagerPolicy: z.enum(["none", "static"]).meta({
      description:
        "static: containers of Guaranteed pods with whole CPUs get cores of their own. Fixed for the life of a node.",
    }),
    memoryManagerPolicy: z.enum(["None", "Static"]).meta({
      description:
        "Static: memory of Guaranteed pods comes from the NUMA node of their cores. Fixed for the life of a node.",
    }),
    kubeAPIQPS: z.int().min(1).max(1000).meta({
      description: "Requests a second that each kubelet sends to the API server. Kubernetes' default is 50.",
    }),
    kubeAPIBurst: z.int().min(1).max(2000).meta({
      description: "Requests above kubeAPIQPS that a kubelet may send at once. Kubernetes' default is 100.",
    }),
  })
  .meta({ description: "Kubelet of every node; the pool's nodes are replaced when it changes." });

const disk = z
  .strictObject({
    sizeGiB: z
      .int()
      .min(20)
      .max(16384)
      .meta({ description: "Size of the root volume in GiB; charged by the GB and month." }),
    iops: z.int().min(3000).max(80000).default(3000).meta({
      description: "gp3 IOPS, at most 500 for each GiB. Default: 3000, which are included in the price.",
    }),
    throughputMiBps: z.int().min(125).max(2000).default(125).meta({
      description:
        "gp3 throughput in MiB/s, at most a quarter of iops. Default: 125, which are included in the price.",
    }),
  })
  .meta({ description: "Root volume of every node: gp3, encrypted with a customer-managed key." });

export const nodePool = z
  .strictObject({
    capacityType: z
      .enum(["ON_DEMAND", "SPOT"])
      .meta({ description: "SPOT costs a fraction, and AWS takes a node back with two minutes' notice." }),
    amiType: z.enum(AMI_TYPES).meta({
      description: "EKS-optimised image of the nodes; its architecture is that of every instance type.",
    }),
    instanceTypes: z
      .array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "must be an instance type such as m5.large"))
      .min(1)
      .max(20)
      .meta({
        description:
          "EC2 instance types, first choice first. SPOT pools want several of one size, so that AWS finds capacity.",
      }),
    minSize: z
      .int()
      .min(0)
      .max(450)
      .meta({ description: "Fewest nodes of the pool: these are always paid for." }),
    desiredSize: z
      .int()
      .min(0)
      .max(450)
      .meta({ description: "Nodes at creation; afterwards the pool's autoscaler owns the number." }),
    maxSize: z.int().min(1).max(450).meta({
      description: "Most nodes of the pool; 450 is the EKS quota. It bounds what the pool can cost.",
    }),
    availabilityZones: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: "Names of the zones that the pool spans. Default: all zones of the network." }),
    labels,
    taints: z.array(taint).default([]).meta({
      description: "Taints of every node: pods that do not tolerate them stay away. Default: none.",
    }),
    updateConfig: z
      .union([
        z.strictObject({
          maxUnavailable: z
            .int()
            .min(1)
            .max(100)
            .meta({ description: "Nodes that are replaced at the same time." }),
        }),
        z.strictObject({
          maxUnavailablePercentage: z
            .int()
            .min(1)
            .max(100)
            .meta({ description: "Percentage of the nodes that are replaced at the same time." }),
        }),
      ])
      .meta({ description: "How many nodes an update may take away at once: a number, or a percentage." }),
    disk,
    kubelet,
    autoscaler: z.enum(["ClusterAutoscaler", "None"]).meta({
      description: "Who changes the size. Karpenter never owns a managed pool: it has node pools of its own.",
    }),
  })
  .meta({ description: "One EKS managed node group." });

export const nodePoolsSlice = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "must be 1 to 30 lower-case letters, digits and hyphens"),
    nodePool,
  )
  .meta({ description: "Managed node pools, by a name of your choice." });

export type NodePoolSettings = z.infer<typeof nodePool>;
export type NodePoolsSettings = z.infer<typeof nodePoolsSlice>;
