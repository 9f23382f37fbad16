/** For specs: what the layer is given, with everything upstream just there. */
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import { ownershipTags } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EdgeContext } from "../context.ts";

const RECORD: Record<string, string> = {};
const STORES: Record<string, string> = { awsSecretsManager: "aws-secrets-manager" };
const ISSUERS: Record<string, string> = {
  letsencryptStaging: "letsencrypt-staging",
  letsencryptProduction: "letsencrypt-production",
  internal: "internal-ca",
};
const IDENTITY: Record<string, string> = { keycloak: "https://keycloak-http.infrastructure.svc:8443" };

/** To be called inside a program. */
export function contextOf(environment: Environment): EdgeContext {
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
    tags: ownershipTags(environment, "edge"),
  };
}

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
    },
  ],
});

/** Pod Identity needs a cluster that is there. */
function clusterOf({ cluster, network, aws: { region } }: Environment) {
  const provider = new aws.Provider("upstream", { region: region as aws.Region });
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: network.vpcCidrBlock }, { provider });
  const subnetIds = network.availabilityZones.map(
    ({ name, privateSubnetCidrBlock }) =>
      new aws.ec2.Subnet(
        name,
        { vpcId: vpc.id, availabilityZone: name, cidrBlock: privateSubnetCidrBlock },
        { provider },
      ).id,
  );
  const role = new aws.iam.Role("cluster", { assumeRolePolicy: TRUST }, { provider });
  return new aws.eks.Cluster(
    "cluster",
    {
      roleArn: role.arn,
      version: cluster.kubernetesVersion,
      vpcConfig: { subnetIds },
      accessConfig: { authenticationMode: "API" },
    },
    { provider },
  );
}

function upstreamOf(environment: Environment): EdgeContext["upstream"] {
  const { aws: owner, cluster, security, namespaces, mesh, observability } = environment;
  const key = `arn:aws:kms:${owner.region}:${owner.accountId}:key/11111111-2222-3333-4444-555555555555`;
  const made = clusterOf(environment);
  return {
    cluster: pulumi.output({
      clusterName: made.name,
      clusterArn: made.arn,
      clusterEndpoint: made.endpoint,
      certificateAuthorityData: "Y2VydGlmaWNhdGU=",
      clusterSecurityGroupId: made.vpcConfig.clusterSecurityGroupId,
      kubernetesVersion: cluster.kubernetesVersion,
      serviceCidrBlock: cluster.serviceCidrBlock,
      encryptionKeyArn: key,
    }),
    foundation: pulumi.output({
      namespaces: named(Object.keys(namespaces)),
      storageClassNames: ["standard-ssd"],
      volumeSnapshotClassName: "csi-snapshots",
      priorityClassNames: ["platform-critical"],
      dataVolumeKeyArn: key,
      fileSystemId: "fs-0123456789abcdef0",
      fileSystemArn: `arn:aws:elasticfilesystem:${owner.region}:${owner.accountId}:file-system/fs-0123456789abcdef0`,
      podAutoscalerReleases: RECORD,
    }),
    security: pulumi.output({
      secretStoreNames: STORES,
      secretPathPrefix: security.externalSecrets.secretPathPrefix,
      secretsKeyArn: key,
      clusterIssuerNames: ISSUERS,
      certificateRenewBefore: "720h",
      imageRepositoryUrls: RECORD,
      enforcedNamespaces: security.admission.enforcedNamespaces,
      identityEndpoints: IDENTITY,
    }),
    mesh: pulumi.output({
      controlPlaneNamespace: "istio-system",
      trustDomain: "cluster.local",
      ingressGateway: { namespace: "istio-ingress", name: "istio-ingressgateway", istio: "ingressgateway" },
      egressGateway: { namespace: "istio-egress", name: "istio-egressgateway", istio: "egressgateway" },
      ingressClassName: "istio",
      loadBalancerControllerRelease: "aws-load-balancer-controller",
      faultInjectionAllowed: mesh.faultInjection,
    }),
    observability: pulumi.output({
      prometheusUrl: "http://monitoring-prometheus.observability.svc:9090",
      alertmanagerUrl: "http://monitoring-alertmanager.observability.svc:9093",
      lokiUrl: "http://loki-query-frontend.observability.svc:3100",
      otlpEndpoint: "http://otel-collector.observability.svc:4317",
      tempoUrl: "http://tempo.observability.svc:3200",
      grafanaUrl: "http://grafana.observability.svc:80",
      grafanaHost: observability.grafana.host,
    }),
  };
}

function named(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
