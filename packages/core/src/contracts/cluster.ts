/** Contract of the cluster layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const clusterContract = defineContract({
  layer: "cluster",
  version: 1,
  outputs: {
    clusterName: z.string(),
    clusterArn: z.string(),
    clusterEndpoint: z.string(),
    certificateAuthorityData: z.string(),
    /** Security group that EKS puts on the control plane's interfaces and on every managed node. */
    clusterSecurityGroupId: z.string(),
    kubernetesVersion: z.string(),
    serviceCidrBlock: z.string(),
    /** Customer-managed key of the control plane: secrets in etcd and its logs. Nodes' volumes have their own. */
    encryptionKeyArn: z.string(),
  },
});
