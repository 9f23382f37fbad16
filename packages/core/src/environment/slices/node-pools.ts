/** Managed node pools: capacity, size, labels, taints, disk and kubelet. */
import { z } from "zod";
import { labels } from "./shared.ts";

export const AMI_TYPES = [
  "AL2023_x86_64_STANDARD",
  "AL2023_ARM_64_STANDARD",
  "BOTTLEROCKET_x86_64",
  "BOTTLEROCKET_ARM_64",
] as const;

export const taintEffect = z.enum(["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"]);

const kubelet = z.strictObject({
  maxPods: z.int().min(4).max(250).meta({ description: "Pods a node may run, daemon sets included." }),
  cpuManagerPolicy: z.enum(["none", "static"]),
  memoryManagerPolicy: z.enum(["None", "Static"]),
  kubeAPIQPS: z.int().min(1).max(1000),
  kubeAPIBurst: z.int().min(1).max(2000),
});

export const nodePool = z.strictObject({
  capacityType: z.enum(["ON_DEMAND", "SPOT"]),
  amiType: z.enum(AMI_TYPES),
  instanceTypes: z
    .array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "must be an instance type such as m5.large"))
    .min(1)
    .max(20),
  minSize: z.int().min(0).max(450),
  desiredSize: z.int().min(0).max(450).meta({ description: "Size at creation; afterwards the pool's autoscaler owns it." }),
  maxSize: z.int().min(1).max(450),
  availabilityZones: z
    .array(z.string())
    .min(1)
    .optional()
    .meta({ description: "Zones that the pool spans; without it, all zones of the network." }),
  labels,
  taints: z
    .array(z.strictObject({ key: z.string(), value: z.string(), effect: taintEffect }))
    .default([]),
  updateConfig: z.union([
    z.strictObject({ maxUnavailable: z.int().min(1).max(100) }),
    z.strictObject({ maxUnavailablePercentage: z.int().min(1).max(100) }),
  ]),
  disk: z.strictObject({
    sizeGiB: z.int().min(20).max(16384),
    iops: z.int().min(3000).max(80000).default(3000).meta({ description: "gp3 IOPS; 3000 are included in the price." }),
    throughputMiBps: z.int().min(125).max(2000).default(125).meta({ description: "gp3 throughput; 125 are included." }),
  }),
  kubelet,
  autoscaler: z.enum(["ClusterAutoscaler", "None"]).meta({
    description: "Who changes the size. Karpenter never owns a managed pool: it has node pools of its own.",
  }),
});

export const nodePoolsSlice = z.record(
  z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "must be 1 to 30 lower-case letters, digits and hyphens"),
  nodePool,
);

export type NodePoolSettings = z.infer<typeof nodePool>;
export type NodePoolsSettings = z.infer<typeof nodePoolsSlice>;
