/** For specs: what the layer is given, with a cluster that is just there. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DeliveryContext } from "./context.ts";

const NONE: Record<string, string> = {};
const STORES: Record<string, string> = { awsSecretsManager: "aws-secrets-manager" };

/** To be called inside a program. */
export function contextOf(environment: Environment): DeliveryContext {
  const { accountId, region } = environment.aws;
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: {
      cluster: pulumi.output({
        clusterName: "main",
        clusterArn: `arn:aws:eks:${region}:${accountId}:cluster/main`,
        clusterEndpoint: "https://main.example.com",
        certificateAuthorityData: "Y2VydGlmaWNhdGU=",
        clusterSecurityGroupId: "sg-0123456789abcdef0",
        kubernetesVersion: environment.cluster.kubernetesVersion,
        serviceCidrBlock: environment.cluster.serviceCidrBlock,
        encryptionKeyArn: `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`,
      }),
      nodePools: pulumi.output({
        nodeRoleArn: `arn:aws:iam::${accountId}:role/nodes`,
        nodeRoleName: "nodes",
        nodeGroupNames: NONE,
        karpenterNodePoolNames: [] as string[],
        addonVersions: NONE,
        addonRoleArns: NONE,
      }),
      foundation: pulumi.output({
        namespaces: Object.fromEntries(Object.keys(environment.namespaces).map((one) => [one, one])),
        storageClassNames: ["standard-ssd"],
        volumeSnapshotClassName: "csi-snapshots",
        priorityClassNames: ["platform-critical"],
        dataVolumeKeyArn: `arn:aws:kms:${region}:${accountId}:key/22222222-2222-3333-4444-555555555555`,
        fileSystemId: "fs-0123456789abcdef0",
        fileSystemArn: `arn:aws:elasticfilesystem:${region}:${accountId}:file-system/fs-0123456789abcdef0`,
        podAutoscalerReleases: NONE,
      }),
      security: pulumi.output({
        secretStoreNames: STORES,
        secretPathPrefix: environment.security.externalSecrets.secretPathPrefix,
        secretsKeyArn: `arn:aws:kms:${region}:${accountId}:key/33333333-2222-3333-4444-555555555555`,
        clusterIssuerNames: NONE,
        certificateRenewBefore: "360h",
        imageRepositoryUrls: NONE,
        enforcedNamespaces: [] as string[],
        identityEndpoints: NONE,
      }),
    },
    awsProvider: new aws.Provider("aws", { region: region as aws.Region }),
    tags: ownershipTags(environment, "delivery"),
  };
}
