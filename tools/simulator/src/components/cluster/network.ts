/** The VPC and subnets that the cluster stands in. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

export interface ClusterNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string[]>;
}

/** Public subnets come before private ones. Without a VPC, the account's default one is used with all its subnets. */
export function clusterNetwork(args: eks.ClusterArgs, parent: pulumi.Resource): ClusterNetwork {
  const { vpcId, subnetIds, publicSubnetIds, privateSubnetIds } = args;
  const usedVpcId = vpcId
    ? pulumi.output(vpcId)
    : aws.ec2.getVpcOutput({ default: true }, { parent }).apply((vpc) => vpc.id);
  if (subnetIds) return { vpcId: usedVpcId, subnetIds: pulumi.output(subnetIds) };
  if (publicSubnetIds ?? privateSubnetIds) {
    const both = pulumi.all([publicSubnetIds ?? [], privateSubnetIds ?? []]);
    return { vpcId: usedVpcId, subnetIds: both.apply((lists) => lists.flat()) };
  }
  if (vpcId) return { vpcId: usedVpcId, subnetIds: pulumi.output([]) };
  const filters = [{ name: "vpc-id", values: [usedVpcId] }];
  return {
    vpcId: usedVpcId,
    subnetIds: aws.ec2.getSubnetsOutput({ filters }, { parent }).apply((subnets) => subnets.ids),
  };
}
