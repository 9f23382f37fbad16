/** Declaration of the cluster layer: control plane, access, CNI. */
import { clusterContract, networkContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { Cluster } from "./cluster.ts";

export const cluster = defineLayer({
  contract: clusterContract,
  upstream: { network: networkContract },
  slices: ["cluster", "network"],
  build: (context) => new Cluster("cluster", context, { providers: [context.awsProvider] }).outputs,
});
