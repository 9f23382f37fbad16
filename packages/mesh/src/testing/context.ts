/** For specs: a network, a cluster and namespaces that are just enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MeshContext } from "../context.ts";

type Upstream = MeshContext["upstream"];

const NONE: Record<string, string> = {};

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): MeshContext {
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
    upstream: {
      network,
      cluster: clusterOf(environment, network, awsProvider),
      foundation: foundationOf(environment),
    },
    awsProvider,
    tags: ownershipTags(environment, "mesh"),
  };
}

function networkOf({ network }: Environment, provider: aws.Provider): Upstream["network"] {
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
  { aws: { accountId, region }, cluster: settings }: Environment,
  { privateSubnetIds }: Upstream["network"],
  provider: aws.Provider,
): Upstream["cluster"] {
  const role = new aws.iam.Role("cluster", { assumeRolePolicy: CLUSTER_TRUST }, { provider });
  const cluster = new aws.eks.Cluster(
    "cluster",
    {
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
    encryptionKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
  });
}

function foundationOf({ aws: { accountId, region }, namespaces }: Environment): Upstream["foundation"] {
  return pulumi.output({
    namespaces: Object.fromEntries(Object.keys(namespaces).map((name): [string, string] => [name, name])),
    storageClassNames: ["standard-ssd"],
    volumeSnapshotClassName: "csi-snapshots",
    priorityClassNames: ["platform-critical"],
    dataVolumeKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
    fileSystemId: "fs-0123456789abcdef0",
    fileSystemArn: `arn:aws:elasticfilesystem:${region}:${accountId}:file-system/fs-0123456789abcdef0`,
    podAutoscalerReleases: NONE,
  });
}

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
