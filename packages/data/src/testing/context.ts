/** For specs: a network, a cluster, a foundation and security that are just big enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";

type Upstream = DataContext["upstream"];

const NO_NAMES: Record<string, string> = {};
const STORES: Record<string, string> = { awsSecretsManager: "aws-secrets-manager" };
const AUTOSCALERS: Record<string, string> = { "vertical-pod-autoscaler": "vpa" };

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): DataContext {
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
      foundation: foundationOf(environment),
      security: securityOf(environment, awsProvider),
    },
    awsProvider,
    tags: ownershipTags(environment, "data"),
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
    podSubnetIds: NO_NAMES,
    vpcEndpointSecurityGroupId: "sg-0123456789abcdef0",
  });
}

function clusterOf(
  { aws: { accountId, region }, cluster }: Environment,
  clusterSecurityGroupId: pulumi.Output<string>,
): Upstream["cluster"] {
  return pulumi.output({
    clusterName: "main",
    clusterArn: `arn:aws:eks:${region}:${accountId}:cluster/main`,
    clusterEndpoint: "https://main.example.com",
    certificateAuthorityData: "Y2VydGlmaWNhdGU=",
    clusterSecurityGroupId,
    kubernetesVersion: cluster.kubernetesVersion,
    serviceCidrBlock: cluster.serviceCidrBlock,
    encryptionKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
  });
}

function foundationOf({ aws: { accountId, region }, namespaces }: Environment): Upstream["foundation"] {
  return pulumi.output({
    namespaces: Object.fromEntries(Object.keys(namespaces).map((name) => [name, name])) satisfies Record<
      string,
      string
    >,
    storageClassNames: ["fast-ssd"],
    volumeSnapshotClassName: "csi-snapshots",
    priorityClassNames: ["data"],
    dataVolumeKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-666666666666`,
    fileSystemId: "fs-0123456789abcdef0",
    fileSystemArn: `arn:aws:elasticfilesystem:${region}:${accountId}:file-system/fs-0123456789abcdef0`,
    podAutoscalerReleases: AUTOSCALERS,
  });
}

function securityOf({ security }: Environment, provider: aws.Provider): Upstream["security"] {
  const { arn: secretsKeyArn } = new aws.kms.Key("secrets", {}, { provider });
  return pulumi.output({
    secretStoreNames: STORES,
    secretPathPrefix: security.externalSecrets.secretPathPrefix,
    secretsKeyArn,
    clusterIssuerNames: NO_NAMES,
    certificateRenewBefore: "360h",
    imageRepositoryUrls: NO_NAMES,
    enforcedNamespaces: [] as string[],
    identityEndpoints: NO_NAMES,
  });
}
