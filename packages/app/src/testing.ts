/** For specs: what the layer is given, with everything upstream just there. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AppContext } from "./context.ts";

const NONE: Record<string, string> = {};
const ENDPOINTS: Record<string, string> = { redis: "redis.example.com:6379" };
const STORES: Record<string, string> = { awsSecretsManager: "aws-secrets-manager" };

/** To be called inside a program. */
export function contextOf(environment: Environment): AppContext {
  const { accountId, region } = environment.aws;
  return {
    environment: environment.environment,
    production: environment.production,
    region,
    accountId,
    settings: environment,
    flows: flowsOf(environment),
    upstream: upstreamOf(environment),
    awsProvider: new aws.Provider("aws", { region: region as aws.Region }),
    tags: ownershipTags(environment, "app"),
  };
}

function upstreamOf(environment: Environment): AppContext["upstream"] {
  const { aws: owner, cluster, security } = environment;
  const key = `arn:aws:kms:${owner.region}:${owner.accountId}:key/11111111-2222-3333-4444-555555555555`;
  const registry = `${owner.accountId}.dkr.ecr.${owner.region}.amazonaws.com`;
  return {
    cluster: pulumi.output({
      clusterName: "main",
      clusterArn: `arn:aws:eks:${owner.region}:${owner.accountId}:cluster/main`,
      clusterEndpoint: "https://main.example.com",
      certificateAuthorityData: "Y2VydGlmaWNhdGU=",
      clusterSecurityGroupId: "sg-0123456789abcdef0",
      kubernetesVersion: cluster.kubernetesVersion,
      serviceCidrBlock: cluster.serviceCidrBlock,
      encryptionKeyArn: key,
    }),
    foundation: pulumi.output({
      namespaces: same(Object.keys(environment.namespaces)),
      storageClassNames: ["standard-ssd", "fast-ssd"],
      volumeSnapshotClassName: "csi-snapshots",
      priorityClassNames: ["application"],
      dataVolumeKeyArn: key,
      fileSystemId: "fs-0123456789abcdef0",
      fileSystemArn: `arn:aws:elasticfilesystem:${owner.region}:${owner.accountId}:file-system/fs-0123456789abcdef0`,
      podAutoscalerReleases: NONE,
    }),
    security: pulumi.output({
      secretStoreNames: STORES,
      secretPathPrefix: security.externalSecrets.secretPathPrefix,
      secretsKeyArn: key,
      clusterIssuerNames: NONE,
      certificateRenewBefore: "720h",
      imageRepositoryUrls: Object.fromEntries(
        security.imageRepositories.names.map((name) => [name, `${registry}/${name}`]),
      ),
      enforcedNamespaces: security.admission.enforcedNamespaces,
      identityEndpoints: NONE,
    }),
    mesh: pulumi.output({
      controlPlaneNamespace: "istio-system",
      trustDomain: "cluster.local",
      ingressGateway: { namespace: "istio-ingress", name: "istio-ingressgateway", istio: "ingressgateway" },
      egressGateway: { namespace: "istio-egress", name: "istio-egressgateway", istio: "egressgateway" },
      ingressClassName: "istio",
      loadBalancerControllerRelease: "aws-load-balancer-controller",
      faultInjectionAllowed: environment.mesh.faultInjection,
    }),
    data: pulumi.output({
      endpoints: ENDPOINTS,
      readerEndpoints: NONE,
      masterSecretArns: NONE,
      managedIds: NONE,
      secretPaths: NONE,
    }),
    delivery: pulumi.output({
      rolloutsRelease: "argo-rollouts",
      argoCdRelease: "argocd",
      argoCdUrl: "https://argocd.example.com",
      tenantNamespaces: NONE,
    }),
  };
}

function same(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
