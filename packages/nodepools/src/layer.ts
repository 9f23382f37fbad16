/** Declaration of the nodepools layer. */
import { nodePoolsContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { NodePools } from "./nodepools.ts";

export const nodePools = defineLayer({
  contract: nodePoolsContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build(context) {
    const layer = new NodePools("nodepools", context, { providers: [context.awsProvider] });
    return {
      nodeRoleArn: layer.nodeRoleArn,
      nodeRoleName: layer.nodeRoleName,
      nodeGroupNames: layer.nodeGroupNames,
      karpenterNodePoolNames: layer.karpenterNodePoolNames,
      addonVersions: layer.addonVersions,
      addonRoleArns: layer.addonRoleArns,
    };
  },
});
