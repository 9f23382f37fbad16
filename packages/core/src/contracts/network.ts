/** Contract of the network layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const networkContract = defineContract({
  layer: "network",
  version: 1,
  outputs: {
    vpcId: z.string(),
    vpcCidrBlock: z.string(),
    /** Empty when pods share the nodes' subnets. */
    podCidrBlocks: z.array(z.string()),
    /** Zone names in the order of their index; the three subnet lists follow it. */
    availabilityZones: z.array(z.string()),
    publicSubnetIds: z.array(z.string()),
    privateSubnetIds: z.array(z.string()),
    /** Pod subnet of each zone; empty when pods share the nodes' subnets. */
    podSubnetIds: z.record(z.string(), z.string()),
    vpcEndpointSecurityGroupId: z.string(),
  },
});
