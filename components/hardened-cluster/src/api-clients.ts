/** Who may reach the private endpoint of the Kubernetes API beside the cluster's own nodes and pods. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * EKS lets in only what carries its own security group, so that a runner or a VPN in the same network waits for an
 * answer until it gives up. Named after the block: one block more or less leaves the other rules alone.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function createApiClientRules(
  name: string,
  clientCidrBlocks: readonly string[],
  clusterSecurityGroupId: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.vpc.SecurityGroupIngressRule[] {
  return clientCidrBlocks.map(
    (cidrIpv4) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-api-${cidrIpv4.replaceAll(/[./]/g, "-")}`,
        {
          securityGroupId: clusterSecurityGroupId,
          description: `Kubernetes API from ${cidrIpv4}`,
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
          cidrIpv4,
        },
        // A protected cluster must still be able to change who reaches it.
        { parent, protect: false },
      ),
  );
}
