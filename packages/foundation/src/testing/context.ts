/** For specs: a network, a cluster and node pools that are just big enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): FoundationContext {
  const { accountId, region } = environment.aws;
  const awsProvider = new aws.Provider("aws", { region: region as aws.Region });
  const network = networkOf(environment, awsProvider);
  const { id: clusterSecurityGroupId } = new aws.ec2.SecurityGroup(
    "nodes",
    { vpcId: network.vpcId, description: "Nodes." },
    { provider: awsProvider },
  );
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: {
      network,
      cluster: clusterOf(environment, clusterSecurityGroupId),
      nodePools: nodePoolsOf(awsProvider),
    },
    awsProvider,
    tags: ownershipTags(environment, "foundation"),
  };
}

function networkOf(
  { network }: Environment,
  provider: aws.Provider,
): FoundationContext["upstream"]["network"] {
  const { vpcCidrBlock, availabilityZones } = network;
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: vpcCidrBlock, enableDnsHostnames: true }, { provider });
  return pulumi.output({
    vpcId: vpc.id,
    vpcCidrBlock,
    podCidrBlocks: [] as string[],
    availabilityZones: availabilityZones.map(({ name }) => name),
    publicSubnetIds: [] as string[],
    privateSubnetIds: availabilityZones.map(
      ({ name, privateSubnetCidrBlock }) =>
        new aws.ec2.Subnet(
          `private-${name}`,
          { vpcId: vpc.id, availabilityZone: name, cidrBlock: privateSubnetCidrBlock },
          { provider },
        ).id,
    ),
    podSubnetIds: NONE,
    vpcEndpointSecurityGroupId: "sg-0123456789abcdef0",
  });
}

function clusterOf(
  { aws: { accountId, region }, cluster }: Environment,
  clusterSecurityGroupId: pulumi.Output<string>,
): FoundationContext["upstream"]["cluster"] {
  const clusterArn = `arn:aws:eks:${region}:${accountId}:cluster/main`;
  return pulumi.output({
    clusterName: "main",
    clusterArn,
    clusterEndpoint: "https://main.example.com",
    certificateAuthorityData: "Y2VydGlmaWNhdGU=",
    clusterSecurityGroupId,
    kubernetesVersion: cluster.kubernetesVersion,
    serviceCidrBlock: cluster.serviceCidrBlock,
    encryptionKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
  });
}

function nodePoolsOf(provider: aws.Provider): FoundationContext["upstream"]["nodePools"] {
  const driver = new aws.iam.Role("ebs-driver", { assumeRolePolicy: DRIVER_TRUST }, { provider });
  return pulumi.output({
    nodeRoleArn: driver.arn,
    nodeRoleName: driver.name,
    nodeGroupNames: NONE,
    karpenterNodePoolNames: [] as string[],
    addonVersions: NONE,
    addonRoleArns: driver.arn.apply((arn): Record<string, string> => ({ "aws-ebs-csi-driver": arn })),
  });
}

const NONE: Record<string, string> = {};

const DRIVER_TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
  ],
});
