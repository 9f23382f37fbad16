/** For specs: a cluster, node pools and a foundation that are just big enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SecurityContext } from "../context.ts";

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): SecurityContext {
  const { accountId, region } = environment.aws;
  const provider = new aws.Provider("aws", { region: region as aws.Region });
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: {
      cluster: clusterOf(environment, provider),
      nodePools: nodePoolsOf(accountId),
      foundation: foundationOf(environment),
    },
    awsProvider: provider,
    tags: ownershipTags(environment, "security"),
  };
}

function clusterOf(
  { cluster: settings, aws: { accountId } }: Environment,
  provider: aws.Provider,
): SecurityContext["upstream"]["cluster"] {
  const role = new aws.iam.Role("cluster", { assumeRolePolicy: CLUSTER_TRUST }, { provider });
  const cluster = new aws.eks.Cluster(
    "cluster",
    {
      name: "main",
      roleArn: role.arn,
      version: settings.kubernetesVersion,
      vpcConfig: { subnetIds: subnets(provider) },
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
    encryptionKeyArn: `arn:aws:kms:us-east-1:${accountId}:key/11111111-2222-3333-4444-555555555555`,
  });
}

function subnets(provider: aws.Provider): pulumi.Output<string>[] {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }, { provider });
  return ["us-east-1a", "us-east-1b"].map(
    (availabilityZone, i) =>
      new aws.ec2.Subnet(
        availabilityZone,
        { vpcId: vpc.id, availabilityZone, cidrBlock: `10.0.${i}.0/24` },
        { provider },
      ).id,
  );
}

function nodePoolsOf(accountId: string): SecurityContext["upstream"]["nodePools"] {
  const none: Record<string, string> = {};
  return pulumi.output({
    nodeRoleArn: `arn:aws:iam::${accountId}:role/node`,
    nodeRoleName: "node",
    nodeGroupNames: none,
    karpenterNodePoolNames: [] as string[],
    addonVersions: none,
    addonRoleArns: none,
  });
}

function foundationOf({ namespaces }: Environment): SecurityContext["upstream"]["foundation"] {
  const names: Record<string, string> = Object.fromEntries(
    Object.keys(namespaces).map((name) => [name, name]),
  );
  const releases: Record<string, string> = {};
  return pulumi.output({
    namespaces: names,
    storageClassNames: ["standard-ssd", "fast-ssd"],
    volumeSnapshotClassName: "csi-snapshots",
    priorityClassNames: ["platform-critical"],
    dataVolumeKeyArn: "",
    fileSystemId: "",
    fileSystemArn: "",
    podAutoscalerReleases: releases,
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
