/** The EKS cluster itself, and its arguments that come from several of the component's. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { mergedTags } from "../tags.ts";
import type { ServiceRole } from "./service-role.ts";

export interface ControlPlaneArgs {
  readonly args: eks.ClusterArgs;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly serviceRole: ServiceRole | undefined;
  readonly autoModeNodeRole: ServiceRole | undefined;
  readonly securityGroup: pulumi.Input<aws.ec2.SecurityGroup> | undefined;
}

/** EKS Auto Mode's node pools that AWS provides. */
const BUILT_IN_NODE_POOLS = ["general-purpose", "system"];

export function createControlPlane(
  name: string,
  plane: ControlPlaneArgs,
  parent: pulumi.Resource,
): aws.eks.Cluster {
  const { args, serviceRole, autoModeNodeRole, securityGroup } = plane;
  const autoMode = args.autoMode?.enabled === true;
  return new aws.eks.Cluster(
    `${name}-eksCluster`,
    {
      name: args.name,
      version: args.version,
      roleArn: args.serviceRole
        ? pulumi.output(args.serviceRole).apply((role) => role.arn)
        : serviceRole?.role.arn,
      accessConfig: args.authenticationMode && {
        authenticationMode: args.authenticationMode,
        bootstrapClusterCreatorAdminPermissions: true,
      },
      bootstrapSelfManagedAddons: autoMode ? false : (args.bootstrapSelfManagedAddons ?? true),
      computeConfig: autoMode ? computeConfig(args, autoModeNodeRole) : undefined,
      storageConfig: autoMode ? { blockStorage: { enabled: true } } : undefined,
      kubernetesNetworkConfig: networkConfig(args),
      vpcConfig: {
        subnetIds: plane.subnetIds,
        securityGroupIds: securityGroup && [pulumi.output(securityGroup).apply((group) => group.id)],
        endpointPrivateAccess: args.endpointPrivateAccess,
        endpointPublicAccess: args.endpointPublicAccess,
        publicAccessCidrs: args.publicAccessCidrs && publicCidrs(args),
      },
      enabledClusterLogTypes: args.enabledClusterLogTypes,
      encryptionConfig: args.encryptionConfigKeyArn && encryptionConfig(args.encryptionConfigKeyArn),
      upgradePolicy: args.upgradePolicy,
      deletionProtection: args.deletionProtection,
      tags: mergedTags({ Name: `${name}-eksCluster` }, args.clusterTags, args.tags),
    } as aws.eks.ClusterArgs,
    {
      parent,
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
      dependsOn: [serviceRole, autoModeNodeRole].flatMap((role) =>
        role ? [role.role, ...role.attachments] : [],
      ),
    },
  );
}

/** AWS encrypts nothing but secrets with the key. */
export function encryptionConfig(
  keyArn: pulumi.Input<string>,
): pulumi.Output<aws.types.output.eks.ClusterEncryptionConfig> {
  return pulumi.output(keyArn).apply((arn) => ({ provider: { keyArn: arn }, resources: ["secrets"] }));
}

/** A service range is for IPv4 clusters; AWS chooses that of IPv6 clusters. */
function networkConfig(args: eks.ClusterArgs): pulumi.Output<object> | undefined {
  const autoMode = args.autoMode?.enabled === true;
  if (!args.kubernetesServiceIpAddressRange && !args.ipFamily && !autoMode) return undefined;
  return pulumi
    .all([args.kubernetesServiceIpAddressRange, args.ipFamily])
    .apply(([range, family = "ipv4"]) => ({
      ipFamily: family,
      ...(family === "ipv4" && range ? { serviceIpv4Cidr: range } : {}),
      ...(autoMode ? { elasticLoadBalancing: { enabled: true } } : {}),
    }));
}

function computeConfig(args: eks.ClusterArgs, nodeRole: ServiceRole | undefined): pulumi.Output<object> {
  return pulumi.all([args.autoMode?.computeConfig, nodeRole?.role.arn]).apply(([given, nodeRoleArn]) => ({
    enabled: true,
    ...(nodeRoleArn ? { nodeRoleArn } : {}),
    nodePools: BUILT_IN_NODE_POOLS,
    ...given,
  }));
}

/** The flag may be known only now, where it is an output. */
function publicCidrs(args: eks.ClusterArgs): pulumi.Output<string[]> {
  return pulumi.all([args.publicAccessCidrs, args.endpointPublicAccess]).apply(([cidrs, open]) => {
    if (open === false) throw new Error("publicAccessCidrs needs endpointPublicAccess true");
    return cidrs ?? [];
  });
}
