/** Outputs of the cluster component, by the real component's names. */
import type * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ComponentState } from "../remote-component.ts";
import type { Access } from "./cluster.ts";
import { encryptionConfig } from "./control-plane.ts";
import type { ClusterNetwork } from "./network.ts";
import type { InstanceRoles } from "./roles.ts";
import type { SelfManagedArgs, SelfManagedNodes } from "../node-group/self-managed.ts";
import type { NodeGroupSecurity } from "./security-groups.ts";
import type { ServiceRole } from "./service-role.ts";
import type { VpcCniAddon } from "./vpc-cni.ts";

export interface ClusterParts {
  readonly args: eks.ClusterArgs;
  readonly network: ClusterNetwork;
  readonly controlPlane: aws.eks.Cluster;
  readonly securityGroup: pulumi.Input<aws.ec2.SecurityGroup> | undefined;
  readonly nodeSecurity: NodeGroupSecurity | undefined;
  readonly serviceRole: ServiceRole | undefined;
  readonly autoModeNodeRole: ServiceRole | undefined;
  readonly kubeconfig: pulumi.Output<object>;
  readonly kubernetesProvider: kubernetes.Provider;
  readonly instanceRoles: InstanceRoles;
  readonly access: Access;
  readonly storageClasses: Readonly<Record<string, kubernetes.storage.v1.StorageClass>>;
  readonly vpcCni: VpcCniAddon | undefined;
  readonly oidcProvider: aws.iam.OpenIdConnectProvider | undefined;
  readonly issuer: pulumi.Output<string>;
  readonly fargateProfile: pulumi.Output<aws.eks.FargateProfile | undefined>;
}

export function clusterOutputs(
  parts: ClusterParts,
  core: ComponentState,
  defaultNodes: SelfManagedNodes | undefined,
): ComponentState {
  const { controlPlane, nodeSecurity, issuer } = parts;
  const createdByEks = controlPlane.vpcConfig.apply((config) => config.clusterSecurityGroupId);
  return {
    kubeconfig: parts.kubeconfig,
    kubeconfigJson: parts.kubeconfig.apply((config) => JSON.stringify(config)),
    clusterSecurityGroup: parts.securityGroup,
    instanceRoles: parts.instanceRoles.all,
    defaultNodeGroup: defaultNodes && {
      autoScalingGroup: defaultNodes.autoScalingGroup,
      nodeSecurityGroup: defaultNodes.nodeSecurityGroup,
      extraNodeSecurityGroups: parts.args.nodeGroupOptions?.extraNodeSecurityGroups ?? [],
    },
    nodeSecurityGroup: nodeSecurity?.group,
    eksClusterIngressRule: nodeSecurity?.clusterIngressRule,
    eksCluster: controlPlane,
    core,
    clusterSecurityGroupId: parts.securityGroup
      ? pulumi.output(parts.securityGroup).apply((group) => group.id)
      : createdByEks,
    nodeSecurityGroupId: nodeSecurity?.group.id ?? createdByEks,
    clusterIngressRuleId: nodeSecurity?.clusterIngressRule.securityGroupRuleId ?? "",
    defaultNodeGroupAsgName: defaultNodes?.autoScalingGroup.name ?? "",
    fargateProfileId: parts.fargateProfile.apply((profile) => profile?.id ?? pulumi.output("")),
    fargateProfileStatus: parts.fargateProfile.apply((profile) => profile?.status ?? pulumi.output("")),
    oidcProviderArn: parts.oidcProvider?.arn ?? "",
    oidcProviderUrl: issuer,
    oidcIssuer: issuer.apply((url) => url.replace("https://", "")),
    autoModeNodeRoleName: parts.autoModeNodeRole?.role.name ?? "",
  };
}

/** What node groups and add-ons of the package take from the cluster. */
export function coreData(parts: ClusterParts): ComponentState {
  const { args, access, controlPlane, nodeSecurity } = parts;
  return {
    cluster: controlPlane,
    vpcId: parts.network.vpcId,
    subnetIds: parts.network.subnetIds,
    publicSubnetIds: args.publicSubnetIds,
    privateSubnetIds: args.privateSubnetIds,
    endpoint: controlPlane.endpoint,
    clusterSecurityGroup: parts.securityGroup,
    provider: parts.kubernetesProvider,
    instanceRoles: parts.instanceRoles.all,
    fargateProfile: parts.fargateProfile,
    nodeGroupOptions: nodeGroupOptions(args, nodeSecurity, parts.instanceRoles.profile),
    eksNodeAccess: access.awsAuth,
    storageClasses: parts.storageClasses,
    kubeconfig: parts.kubeconfig,
    vpcCni: parts.vpcCni,
    tags: args.tags,
    nodeSecurityGroupTags: args.nodeSecurityGroupTags,
    oidcProvider: parts.oidcProvider,
    encryptionConfig: args.encryptionConfigKeyArn && encryptionConfig(args.encryptionConfigKeyArn),
    clusterIamRole: args.serviceRole ?? parts.serviceRole?.role,
    accessEntries: access.entries,
    autoModeNodeRoleName: parts.autoModeNodeRole?.role.name ?? "",
  };
}

/** What node groups of the cluster take unless they say otherwise; the default one takes nothing else. */
export function nodeGroupOptions(
  args: eks.ClusterArgs,
  nodeSecurity: NodeGroupSecurity | undefined,
  instanceProfile: aws.iam.InstanceProfile | undefined,
): SelfManagedArgs {
  const given = args.nodeGroupOptions ?? {
    nodeSubnetIds: args.nodeSubnetIds,
    nodeAssociatePublicIpAddress: args.nodeAssociatePublicIpAddress,
    instanceType: args.instanceType,
    nodePublicKey: args.nodePublicKey,
    nodeRootVolumeEncrypted: args.nodeRootVolumeEncrypted,
    nodeRootVolumeSize: args.nodeRootVolumeSize,
    nodeUserData: args.nodeUserData,
    minSize: args.minSize,
    maxSize: args.maxSize,
    desiredCapacity: args.desiredCapacity,
    amiId: args.nodeAmiId,
    gpu: args.gpu,
    version: args.version,
  };
  return {
    ...given,
    ...(instanceProfile ? { instanceProfile } : {}),
    ...(nodeSecurity
      ? { nodeSecurityGroup: nodeSecurity.group, clusterIngressRule: nodeSecurity.clusterIngressRule }
      : {}),
  };
}
