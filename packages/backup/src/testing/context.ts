/** For specs: a cluster and a foundation that are just big enough for the layer, as contracts. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";

const NO_NAMES: Record<string, string> = {};

/** What the layer is given for `environment`; to be called inside a program. */
export function contextOf(environment: Environment): BackupContext {
  const { accountId, region } = environment.aws;
  const awsProvider = new aws.Provider("aws", { region: region as aws.Region });
  const { arn: dataVolumeKeyArn } = new aws.kms.Key("volumes", {}, { provider: awsProvider });
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: {
      cluster: clusterOf(environment, awsProvider),
      foundation: pulumi.output({
        namespaces: NO_NAMES,
        storageClassNames: ["fast-ssd"],
        volumeSnapshotClassName: "csi-snapshots",
        priorityClassNames: ["platform-critical"],
        dataVolumeKeyArn,
        fileSystemId: "fs-0123456789abcdef0",
        fileSystemArn: `arn:aws:elasticfilesystem:${region}:${accountId}:file-system/fs-0123456789abcdef0`,
        podAutoscalerReleases: NO_NAMES,
      }),
    },
    awsProvider,
    tags: ownershipTags(environment, "backup"),
  };
}

function clusterOf(
  { cluster: settings, network }: Environment,
  provider: aws.Provider,
): BackupContext["upstream"]["cluster"] {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: network.vpcCidrBlock }, { provider });
  const subnetIds = network.availabilityZones.map(
    ({ name, privateSubnetCidrBlock }) =>
      new aws.ec2.Subnet(
        `private-${name}`,
        { vpcId: vpc.id, availabilityZone: name, cidrBlock: privateSubnetCidrBlock },
        { provider },
      ).id,
  );
  const { arn: roleArn } = new aws.iam.Role("cluster", { assumeRolePolicy: CLUSTER_TRUST }, { provider });
  const cluster = new aws.eks.Cluster(
    "cluster",
    { name: "main", roleArn, version: settings.kubernetesVersion, vpcConfig: { subnetIds } },
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
    encryptionKeyArn: "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555",
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
