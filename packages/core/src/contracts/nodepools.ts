/** Contract of the nodepools layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const nodePoolsContract = defineContract({
  layer: "nodepools",
  version: 1,
  outputs: {
    nodeRoleArn: z.string(),
    nodeRoleName: z.string(),
    /** Managed node group of each pool: pool name to EKS node group name. */
    nodeGroupNames: z.record(z.string(), z.string()),
    /** Karpenter node pools; empty where the environment has no Karpenter. */
    karpenterNodePoolNames: z.array(z.string()),
    /** EKS add-ons that need nodes and are installed once the system pool is ready. */
    addonVersions: z.record(z.string(), z.string()),
    /** Role of each of those add-ons that has one: keys of later layers' volumes grant to it. */
    addonRoleArns: z.record(z.string(), z.string()),
  },
});
