/** For specs: a network and a cluster that are just big enough for the layer, as contracts. */
import type { clusterContract, ContractOutputs, networkContract } from "@drydock/core/contracts";
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { clusterName, ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "../context.ts";

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): NodePoolsContext {
  const { accountId, region } = environment.aws;
  const awsProvider = new aws.Provider("aws", { region: region as aws.Region });
  const network = networkOf(environment, awsProvider);
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: { network, cluster: clusterOf(environment, network, awsProvider) },
    awsProvider,
    tags: ownershipTags(environment, "nodepools"),
  };
}

function networkOf(
  { network }: Environment,
  provider: aws.Provider,
): ContractOutputs<typeof networkContract> {
  const { vpcCidrBlock, availabilityZones } = network;
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: vpcCidrBlock, enableDnsHostnames: true }, { provider });
  const privateSubnetIds = availabilityZones.map(
    ({ name, privateSubnetCidrBlock }) =>
      new aws.ec2.Subnet(
        `private-${name}`,
        { vpcId: vpc.id, availabilityZone: name, cidrBlock: privateSubnetCidrBlock },
        { provider },
      ).id,
  );
  return pulumi.output({
    vpcId: vpc.id,
    vpcCidrBlock,
    podCidrBlocks: [] as string[],
    availabilityZones: availabilityZones.map(({ name }) => name),
    publicSubnetIds: [] as string[],
    privateSubnetIds,
    podSubnetIds: NO_POD_SUBNETS,
    vpcEndpointSecurityGroupId: "sg-0123456789abcdef0",
  });
}

function clusterOf(
  { environment, cluster: settings }: Environment,
  { privateSubnetIds }: ContractOutputs<typeof networkContract>,
  provider: aws.Provider,
): ContractOutputs<typeof clusterContract> {
  const role = new aws.iam.Role("cluster", { assumeRolePolicy: CLUSTER_TRUST }, { provider });
  const cluster = new aws.eks.Cluster(
    "cluster",
    {
      name: clusterName(environment),
      roleArn: role.arn,
      version: settings.kubernetesVersion,
      vpcConfig: { subnetIds: privateSubnetIds },
      accessConfig: { authenticationMode: "API" },
    },
    { provider },
  );
  return pulumi.output({
    clusterName: cluster.name,
    clusterArn: cluster.arn,
    clusterEndpoint: cluster.endpoint,
    certificateAuthorityData: cluster.certificateAuthority.data,
    clusterSecurityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
    kubernetesVersion: settings.kubernetesVersion,
    serviceCidrBlock: settings.serviceCidrBlock,
    encryptionKeyArn: role.arn,
  });
}

const NO_POD_SUBNETS: Record<string, string> = {};

const CLUSTER_TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
  ],
});
