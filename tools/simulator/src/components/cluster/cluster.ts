/** What `eks:index:Cluster` creates. */
import type * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { createSelfManagedNodes } from "../node-group/self-managed.ts";
import type { ComponentState, RemoteComponent } from "../remote-component.ts";
import { createCoreDns, createKubeProxy } from "./addons.ts";
import {
  createAccessEntries,
  createAwsAuth,
  supportsAccessEntries,
  supportsConfigMap,
} from "./authentication.ts";
import type { CoreData } from "./core.ts";
import { createControlPlane } from "./control-plane.ts";
import { createFargateProfile } from "./fargate.ts";
import { clusterKubeconfigs } from "./kubeconfig.ts";
import { clusterNetwork } from "./network.ts";
import { createOidcProvider } from "./oidc.ts";
import { clusterOutputs, coreData, nodeGroupOptions } from "./outputs.ts";
import { clusterProblems } from "./refusals.ts";
import {
  createAutoModeNodeRole,
  createControlPlaneRole,
  currentPartition,
  hasDefaultNodeGroup,
  instanceRoles,
} from "./roles.ts";
import {
  createClusterSecurityGroup,
  createNodeSecurityGroup,
  type NodeGroupSecurity,
} from "./security-groups.ts";
import { createStorageClasses } from "./storage-classes.ts";
import { VpcCniAddon, type VpcCniAddonArgs } from "./vpc-cni.ts";

type ClusterArgs = eks.ClusterArgs;

export const cluster: RemoteComponent = (name, inputs, options) => {
  const component = new Cluster(name, inputs, options);
  return Promise.resolve({ urn: component.urn, state: component.state });
};

class Cluster extends pulumi.ComponentResource {
  readonly state: ComponentState;

  constructor(name: string, args: ClusterArgs, options: pulumi.ComponentResourceOptions) {
    super("eks:index:Cluster", name, { ...args }, options);
    const problems = clusterProblems(args);
    if (problems.length > 0) throw new Error(problems.join("; "));
    const partition = currentPartition(this);
    const network = clusterNetwork(args, this);
    const serviceRole = createControlPlaneRole(name, args, partition, this);
    const skipGroups = args.skipDefaultSecurityGroups ?? args.autoMode?.enabled ?? false;
    const securityGroup = clusterGroup(name, args, network.vpcId, skipGroups, this);
    const autoModeNodeRole = createAutoModeNodeRole(name, args, partition, this);
    const controlPlane = createControlPlane(
      name,
      { args, subnetIds: network.subnetIds, serviceRole, autoModeNodeRole, securityGroup },
      this,
    );
    createKubeProxy(name, args, controlPlane, this);
    const kubeconfigs = clusterKubeconfigs(controlPlane, args.providerCredentialOpts);
    const kubernetesProvider = createKubernetesProvider(name, args, kubeconfigs.forProvider, this);
    const roles = instanceRoles(name, args, partition, this);
    const access = createAccess(name, args, controlPlane, roles, kubernetesProvider, this);
    const storageClasses = createStorageClasses(name, args.storageClasses, {
      parent: this,
      provider: kubernetesProvider,
      dependsOn: access.resources,
    });
    const vpcCni = createVpcCni(name, args, controlPlane, kubernetesProvider, access.resources, this);
    const fargateProfile = createFargateProfile(
      name,
      {
        args,
        clusterName: controlPlane.name,
        subnetIds: network.subnetIds,
        partition,
        dependsOn: access.awsAuth ? [access.awsAuth] : [],
      },
      this,
    );
    createCoreDns(name, args, controlPlane, fargateProfile, this);
    const oidcProvider = args.createOidcProvider
      ? createOidcProvider(name, issuerOf(controlPlane), this)
      : undefined;
    const nodeSecurity = skipGroups
      ? undefined
      : nodeGroup(name, args, network.vpcId, controlPlane, securityGroup, this);
    const parts = {
      args,
      network,
      controlPlane,
      securityGroup,
      nodeSecurity,
      serviceRole,
      autoModeNodeRole,
      kubeconfig: kubeconfigs.forUsers,
      kubernetesProvider,
      instanceRoles: roles,
      access,
      storageClasses,
      vpcCni,
      oidcProvider,
      issuer: issuerOf(controlPlane),
      fargateProfile,
    };
    const core = coreData(parts);
    const defaultNodes = hasDefaultNodeGroup(args)
      ? createSelfManagedNodes(
          name,
          nodeGroupOptions(args, nodeSecurity, roles.profile),
          pulumi.output(core) as unknown as pulumi.Output<CoreData>,
          this,
        )
      : undefined;
    this.state = clusterOutputs(parts, core, defaultNodes);
    this.registerOutputs(this.state);
  }
}

function clusterGroup(
  name: string,
  args: ClusterArgs,
  vpcId: pulumi.Input<string>,
  skip: boolean,
  parent: pulumi.Resource,
): pulumi.Input<aws.ec2.SecurityGroup> | undefined {
  if (args.clusterSecurityGroup) return args.clusterSecurityGroup;
  const { tags, clusterSecurityGroupTags } = args;
  return skip
    ? undefined
    : createClusterSecurityGroup(name, { vpcId, tags, clusterSecurityGroupTags }, parent);
}

function nodeGroup(
  name: string,
  args: ClusterArgs,
  vpcId: pulumi.Input<string>,
  controlPlane: aws.eks.Cluster,
  securityGroup: pulumi.Input<aws.ec2.SecurityGroup> | undefined,
  parent: pulumi.Resource,
): NodeGroupSecurity {
  return createNodeSecurityGroup(
    name,
    {
      vpcId,
      clusterName: controlPlane.name,
      clusterSecurityGroupId: pulumi.output(securityGroup).apply((group) => group?.id ?? pulumi.output("")),
      tags: [args.nodeSecurityGroupTags, args.tags],
    },
    parent,
  );
}

function createKubernetesProvider(
  name: string,
  args: ClusterArgs,
  kubeconfig: pulumi.Output<object>,
  parent: pulumi.Resource,
): kubernetes.Provider {
  return new kubernetes.Provider(
    `${name}-eks-k8s`,
    {
      kubeconfig: kubeconfig.apply((config) => JSON.stringify(config)),
      enableConfigMapMutable: args.enableConfigMapMutable,
    },
    { parent },
  );
}

export interface Access {
  readonly entries: readonly eks.types.input.AccessEntryArgs[];
  readonly awsAuth: kubernetes.core.v1.ConfigMap | undefined;
  /** What must be there before anything uses the Kubernetes API. */
  readonly resources: pulumi.Resource[];
}

function createAccess(
  name: string,
  args: ClusterArgs,
  controlPlane: aws.eks.Cluster,
  roles: ReturnType<typeof instanceRoles>,
  provider: kubernetes.Provider,
  parent: pulumi.Resource,
): Access {
  const { authenticationMode: mode } = args;
  const awsAuth = supportsConfigMap(mode)
    ? createAwsAuth(name, args, roles.all, { parent, provider })
    : undefined;
  const ownEntry = roles.own && {
    defaultNodeGroupInstanceRole: {
      principalArn: roles.own.apply((role) => role.arn),
      type: "EC2_LINUX" as const,
    },
  };
  const entries = supportsAccessEntries(mode) ? { ...ownEntry, ...args.accessEntries } : {};
  const created = createAccessEntries(name, controlPlane, entries, parent);
  return { entries: Object.values(entries), awsAuth, resources: [...created, ...(awsAuth ? [awsAuth] : [])] };
}

function createVpcCni(
  name: string,
  args: ClusterArgs,
  controlPlane: aws.eks.Cluster,
  kubernetesProvider: kubernetes.Provider,
  dependsOn: pulumi.Resource[],
  parent: pulumi.Resource,
): VpcCniAddon | undefined {
  if (args.useDefaultVpcCni ?? args.autoMode?.enabled) return undefined;
  return new VpcCniAddon(
    `${name}-vpc-cni`,
    {
      ...args.vpcCniOptions,
      clusterName: controlPlane.name,
      clusterVersion: controlPlane.version,
      tags: args.tags,
    } as VpcCniAddonArgs,
    { parent, dependsOn, providers: { kubernetes: kubernetesProvider } },
  );
}

function issuerOf(controlPlane: aws.eks.Cluster): pulumi.Output<string> {
  return controlPlane.identities.apply((identities) => identities[0]?.oidcs?.[0]?.issuer ?? "");
}
