/** EKS control plane over eks.Cluster with its weak defaults closed. */
import { EncryptionKey, type KeyGrant } from "@drydock/encryption-key";
import { EncryptedLogGroup } from "@drydock/log-group";
import type * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { createApiClientRules } from "./api-clients.ts";
import { hardenChildren } from "./harden-children.ts";
import { publicAccessProblems } from "./public-access.ts";
import { createServiceRole, type ServiceRole } from "./service-role.ts";

export const CONTROL_PLANE_LOG_TYPES = [
  "api",
  "audit",
  "authenticator",
  "controllerManager",
  "scheduler",
] as const;

export interface HardenedClusterArgs {
  /** Physical name: log group, key policy and trust policy name the cluster before it exists. */
  readonly clusterName: string;
  readonly accountId: string;
  readonly region: string;
  /** Default: aws. */
  readonly partition?: string;
  /** Kubernetes minor, such as 1.35. Changing it upgrades the control plane; EKS never goes back. */
  readonly kubernetesVersion: string;
  readonly vpcId: pulumi.Input<string>;
  /** Private subnets in at least two zones, for the control plane's network interfaces. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The API endpoint inside the VPC is always on. Absent: it is the only one, and programs that use the Kubernetes
   * API must run inside the network. A list of blocks: a public endpoint for them; 0.0.0.0/0 and ::/0 are refused.
   * Security Hub EKS.1: https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
   */
  readonly publicAccessCidrs?: readonly string[];
  /**
   * Blocks, inside the VPC or connected to it, that may reach the private endpoint: the programs that deploy to the
   * cluster, and people. The rule is on the cluster's security group, which nodes have too. Default: nodes and pods only.
   * https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
   */
  readonly apiClientCidrBlocks?: readonly string[];
  /** Range of cluster IPs, /24 to /12, that may not overlap the VPC. Fixed at creation. */
  readonly serviceIpv4Cidr: string;
  /** Days that CloudWatch Logs keeps the five control plane logs; ingestion is charged by the GB. */
  readonly logRetentionInDays: number;
  readonly encryption?: {
    /** Days between rotations of the key, 90 to 2560. Default: 365. */
    readonly rotationPeriodInDays?: number;
    /** Days, 7 to 30, in which a deleted key can still be saved. Default: 30. */
    readonly deletionWindowInDays?: number;
    /** Who else may use the key, such as Auto Scaling for node volumes. Default: nobody. */
    readonly grants?: readonly KeyGrant[];
  };
  /**
   * STANDARD (the default): AWS upgrades the cluster when standard support ends. EXTENDED: it stays on its version
   * for another year, at six times the hourly price.
   * https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html
   */
  readonly supportType?: "STANDARD" | "EXTENDED";
  /** EKS refuses DeleteCluster until it is turned off. Default: true. */
  readonly deletionProtection?: boolean;
  /** Default: true; free of charge. https://docs.aws.amazon.com/eks/latest/userguide/zone-shift.html */
  readonly zonalShift?: boolean;
  /** Lets pods carry security groups of their own. Default: false. */
  readonly securityGroupsForPods?: boolean;
}

/**
 * Pass `protect: true` where the cluster must outlive a mistaken `destroy`: it covers the cluster, its key, its logs
 * and its role.
 */
export class HardenedCluster extends pulumi.ComponentResource {
  /** Known once the cluster exists, so that what reads it waits for the cluster. */
  readonly clusterName: pulumi.Output<string>;
  readonly clusterArn: pulumi.Output<string>;
  /** Known once its clients are let in, so that what connects to it gets an answer. */
  readonly endpoint: pulumi.Output<string>;
  readonly certificateAuthorityData: pulumi.Output<string>;
  /** Security group that EKS makes: on the control plane's interfaces and on every managed node. */
  readonly clusterSecurityGroupId: pulumi.Output<string>;
  /** Key of the secrets in etcd and of the control plane's logs. */
  readonly encryptionKeyArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-cluster:HardenedCluster", name, {}, opts);
    assertPublicAccess(args);
    const serviceRole = createRole(this, name, args);
    const key = createKey(this, name, args, serviceRole);
    const logGroup = createLogGroup(this, name, args, key);
    const cluster = createCluster(this, name, args, { serviceRole, key, logGroup });
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    const clients = createApiClientRules(
      name,
      args.apiClientCidrBlocks ?? [],
      this.clusterSecurityGroupId,
      this,
    );
    this.clusterName = cluster.name;
    this.clusterArn = cluster.arn;
    this.endpoint = pulumi
      .all([cluster.endpoint, pulumi.all(clients.map(({ urn }) => urn))])
      .apply(([endpoint]) => endpoint);
    this.certificateAuthorityData = cluster.certificateAuthority.data.apply((data) => data ?? "");
    this.encryptionKeyArn = key.keyArn;
    this.registerOutputs({
      clusterName: this.clusterName,
      clusterArn: this.clusterArn,
      endpoint: this.endpoint,
      certificateAuthorityData: this.certificateAuthorityData,
      clusterSecurityGroupId: this.clusterSecurityGroupId,
      encryptionKeyArn: this.encryptionKeyArn,
    });
  }
}

/** Name that EKS writes control plane logs to; it makes the group without retention or key if it finds none. */
export function controlPlaneLogGroupName(clusterName: string): string {
  return `/aws/eks/${clusterName}/cluster`;
}

function assertPublicAccess({ clusterName, publicAccessCidrs }: HardenedClusterArgs): void {
  const problems = publicAccessCidrs === undefined ? [] : publicAccessProblems(publicAccessCidrs);
  if (problems.length > 0) throw new Error(`cluster ${clusterName}: ${problems.join("; ")}`);
}

function createRole(parent: HardenedCluster, name: string, args: HardenedClusterArgs): ServiceRole {
  const { accountId, region, clusterName, partition = "aws", securityGroupsForPods = false } = args;
  return createServiceRole(
    name,
    { partition, accountId, region, clusterName, securityGroupsForPods },
    parent,
  );
}

function createKey(
  parent: HardenedCluster,
  name: string,
  args: HardenedClusterArgs,
  { role }: ServiceRole,
): EncryptionKey {
  const { accountId, region, clusterName, partition = "aws", encryption } = args;
  const logGroupArn = `arn:${partition}:logs:${region}:${accountId}:log-group:${controlPlaneLogGroupName(clusterName)}`;
  return new EncryptionKey(
    `${name}-encryption`,
    {
      description: `Kubernetes secrets and control plane logs of ${clusterName}.`,
      accountId,
      region,
      partition,
      grants: [
        { kind: "EksSecrets", roleArns: [role.arn] },
        { kind: "CloudWatchLogs", logGroupArns: [logGroupArn] },
        ...(encryption?.grants ?? []),
      ],
      rotationPeriodInDays: encryption?.rotationPeriodInDays ?? 365,
      deletionWindowInDays: encryption?.deletionWindowInDays ?? 30,
    },
    { parent },
  );
}

function createLogGroup(
  parent: HardenedCluster,
  name: string,
  { clusterName, logRetentionInDays }: HardenedClusterArgs,
  key: EncryptionKey,
): EncryptedLogGroup {
  return new EncryptedLogGroup(
    `${name}-control-plane`,
    {
      name: controlPlaneLogGroupName(clusterName),
      retentionInDays: logRetentionInDays,
      kmsKeyArn: key.keyArn,
    },
    { parent },
  );
}

interface Foundations {
  readonly serviceRole: ServiceRole;
  readonly key: EncryptionKey;
  readonly logGroup: EncryptedLogGroup;
}

function createCluster(
  parent: HardenedCluster,
  name: string,
  args: HardenedClusterArgs,
  { serviceRole, key, logGroup }: Foundations,
): pulumi.Output<aws.eks.Cluster> {
  const { eksCluster } = new eks.Cluster(
    name,
    {
      ...WITHOUT_EXTRAS,
      name: args.clusterName,
      version: args.kubernetesVersion,
      serviceRole: serviceRole.role,
      vpcId: args.vpcId,
      subnetIds: args.subnetIds,
      kubernetesServiceIpAddressRange: args.serviceIpv4Cidr,
      authenticationMode: "API",
      endpointPrivateAccess: true,
      endpointPublicAccess: args.publicAccessCidrs !== undefined,
      publicAccessCidrs: args.publicAccessCidrs && [...args.publicAccessCidrs],
      enabledClusterLogTypes: [...CONTROL_PLANE_LOG_TYPES],
      encryptionConfigKeyArn: key.keyArn,
      deletionProtection: args.deletionProtection ?? true,
      upgradePolicy: { supportType: args.supportType ?? "STANDARD" },
    },
    {
      parent,
      providers: inheritedProviders(parent),
      dependsOn: [logGroup, ...serviceRole.policies],
      transforms: [hardenChildren({ zonalShift: args.zonalShift ?? true })],
    },
  );
  return eksCluster;
}

/** The SDK hands a remote component only the providers that it is given itself, none of its parent's. */
function inheritedProviders(parent: HardenedCluster): pulumi.ProviderResource[] {
  const provider = parent.getProvider("aws:eks/cluster:Cluster");
  return provider ? [provider] : [];
}

/**
 * All that eks.Cluster would create beside the control plane. Add-ons and nodes are their owners' at exact versions;
 * a second security group with the cluster's tag makes the load balancer controller pick one at random; Pod Identity
 * needs no OIDC provider.
 */
const WITHOUT_EXTRAS = {
  skipDefaultNodeGroup: true,
  skipDefaultSecurityGroups: true,
  createInstanceRole: false,
  createOidcProvider: false,
  bootstrapSelfManagedAddons: false,
  useDefaultVpcCni: true,
  corednsAddonOptions: { enabled: false },
  kubeProxyAddonOptions: { enabled: false },
} satisfies eks.ClusterArgs;
