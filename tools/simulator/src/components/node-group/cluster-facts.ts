/** What user data says of the cluster, out of a component's core data. */
import * as pulumi from "@pulumi/pulumi";
import type { CoreData } from "../cluster/core.ts";
import type { ClusterFacts } from "./user-data.ts";

export function clusterFacts(
  core: pulumi.Output<CoreData>,
  clusterName?: pulumi.Input<string>,
): pulumi.Output<ClusterFacts> {
  const cluster = core.apply((data) => data.cluster);
  return pulumi
    .all([
      clusterName ?? cluster.apply(({ name }) => name),
      cluster.apply(({ endpoint }) => endpoint),
      cluster.apply(({ certificateAuthority }) => certificateAuthority),
      cluster.apply(({ kubernetesNetworkConfig }) => kubernetesNetworkConfig),
    ])
    .apply(([name, endpoint, authority, network]) => ({
      name,
      endpoint,
      certificateAuthority: authority.data,
      serviceCidr: network.ipFamily === "ipv6" ? network.serviceIpv6Cidr : network.serviceIpv4Cidr,
    }));
}
