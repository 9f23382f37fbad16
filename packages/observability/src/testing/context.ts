/** For specs: a cluster, namespaces, stores and issuers that are just enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../context.ts";

type Upstream = ObservabilityContext["upstream"];

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): ObservabilityContext {
  const { accountId, region } = environment.aws;
  const awsProvider = new aws.Provider("aws", { region: region as aws.Region });
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: {
      cluster: clusterOf(environment, awsProvider),
      nodePools: nodePoolsOf(environment),
      foundation: foundationOf(environment),
      security: securityOf(environment),
    },
    awsProvider,
    tags: ownershipTags(environment, "observability"),
  };
}

/** A map of names, so that its type is the contract's. */
const names = (...given: readonly string[]): Record<string, string> =>
  Object.fromEntries(given.map((name) => [name, name]));

const keyArn = ({ aws: { accountId, region } }: Environment): string =>
  `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`;

/** A real one, because a role is bound to it. */
function clusterOf(environment: Environment, provider: aws.Provider): Upstream["cluster"] {
  const { cluster: settings } = environment;
  const { arn: roleArn } = new aws.iam.Role("cluster", { assumeRolePolicy: CLUSTER_TRUST }, { provider });
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }, { provider });
  const subnetIds = ["a", "b"].map(
    (zone, i) =>
      new aws.ec2.Subnet(
        `subnet-${zone}`,
        { vpcId: vpc.id, cidrBlock: `10.0.${i}.0/24`, availabilityZone: `${environment.aws.region}${zone}` },
        { provider },
      ).id,
  );
  const cluster = new aws.eks.Cluster(
    "cluster",
    {
      roleArn,
      version: settings.kubernetesVersion,
      vpcConfig: { subnetIds },
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
    encryptionKeyArn: keyArn(environment),
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

function nodePoolsOf({ aws: { accountId } }: Environment): Upstream["nodePools"] {
  return pulumi.output({
    nodeRoleArn: `arn:aws:iam::${accountId}:role/nodes`,
    nodeRoleName: "nodes",
    nodeGroupNames: names(),
    karpenterNodePoolNames: [] as string[],
    addonVersions: names(),
    addonRoleArns: names(),
  });
}

function foundationOf(environment: Environment): Upstream["foundation"] {
  const { aws: place, namespaces } = environment;
  return pulumi.output({
    namespaces: names(...Object.keys(namespaces)),
    storageClassNames: ["standard-ssd"],
    volumeSnapshotClassName: "csi-snapshots",
    priorityClassNames: ["platform-critical"],
    dataVolumeKeyArn: keyArn(environment),
    fileSystemId: "fs-0123456789abcdef0",
    fileSystemArn: `arn:aws:elasticfilesystem:${place.region}:${place.accountId}:file-system/fs-0123456789abcdef0`,
    podAutoscalerReleases: names(),
  });
}

function securityOf(environment: Environment): Upstream["security"] {
  const { externalSecrets } = environment.security;
  return pulumi.output({
    secretStoreNames: names("awsSecretsManager"),
    secretPathPrefix: externalSecrets.secretPathPrefix,
    secretsKeyArn: keyArn(environment),
    clusterIssuerNames: names("internal"),
    certificateRenewBefore: "720h",
    imageRepositoryUrls: names(),
    enforcedNamespaces: [] as string[],
    identityEndpoints: names(),
  });
}
