/** IAM roles that the cluster component creates: for the control plane, for Auto Mode's nodes, for instances. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { ServiceRole } from "./service-role.ts";

export interface Partition {
  readonly partition: pulumi.Output<string>;
  readonly dnsSuffix: pulumi.Output<string>;
}

export function currentPartition(parent: pulumi.Resource): Partition {
  const answer = aws.getPartitionOutput({}, { parent });
  return {
    partition: answer.apply((found) => found.partition),
    dnsSuffix: answer.apply((found) => found.dnsSuffix),
  };
}

const AUTO_MODE_POLICIES = [
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
];

/** None where the program gives a role. */
export function createControlPlaneRole(
  name: string,
  args: eks.ClusterArgs,
  { partition }: Partition,
  parent: pulumi.Resource,
): ServiceRole | undefined {
  if (args.serviceRole) return undefined;
  return new ServiceRole(
    `${name}-eksRole`,
    {
      service: "eks.amazonaws.com",
      description: "Allows EKS to manage clusters on your behalf.",
      policies: ["AmazonEKSClusterPolicy", ...(args.autoMode?.enabled ? AUTO_MODE_POLICIES : [])],
      assumeRoleActions: ["sts:AssumeRole", "sts:TagSession"],
      partition,
      tags: args.tags,
    },
    { parent },
  );
}

export function createAutoModeNodeRole(
  name: string,
  args: eks.ClusterArgs,
  { partition, dnsSuffix }: Partition,
  parent: pulumi.Resource,
): ServiceRole | undefined {
  if (!args.autoMode?.enabled || args.autoMode.createNodeRole === false) return undefined;
  return new ServiceRole(
    `${name}-nodeRole`,
    {
      service: pulumi.interpolate`ec2.${dnsSuffix}`,
      policies: ["AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"],
      partition,
      tags: args.tags,
    },
    { parent },
  );
}

export interface InstanceRoles {
  readonly all: pulumi.Output<aws.iam.Role[]>;
  /** The one that gets an access entry of the component's own. */
  readonly own: pulumi.Output<aws.iam.Role> | undefined;
  /** What the default node group's instances carry. */
  readonly profile: aws.iam.InstanceProfile | undefined;
}

const INSTANCE_POLICIES = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEKS_CNI_Policy",
  "AmazonEC2ContainerRegistryReadOnly",
];

/** Created where the program asks for one, and where it does not say and leaves the default node group on. */
export function instanceRoles(
  name: string,
  args: eks.ClusterArgs,
  partition: Partition,
  parent: pulumi.Resource,
): InstanceRoles {
  if (args.instanceRoles) {
    return { all: pulumi.output(args.instanceRoles), own: undefined, profile: undefined };
  }
  if (args.instanceRole) {
    const own = pulumi.output<aws.iam.Role>(args.instanceRole);
    return ofOne(own, hasDefaultNodeGroup(args) ? createInstanceProfile(name, args, own, parent) : undefined);
  }
  if (!(args.createInstanceRole ?? !args.skipDefaultNodeGroup)) {
    return { all: pulumi.output([]), own: undefined, profile: undefined };
  }
  const role = createInstanceRole(name, args, partition, parent);
  return ofOne(role.attachedRole, createInstanceProfile(name, args, role.attachedRole, parent));
}

/** Fargate and Auto Mode bring capacity of their own. */
export function hasDefaultNodeGroup(args: eks.ClusterArgs): boolean {
  return !args.skipDefaultNodeGroup && !args.fargate && !args.autoMode?.enabled;
}

function createInstanceRole(
  name: string,
  args: eks.ClusterArgs,
  { partition, dnsSuffix }: Partition,
  parent: pulumi.Resource,
): ServiceRole {
  const service = pulumi.interpolate`ec2.${dnsSuffix}`;
  return new ServiceRole(
    `${name}-instanceRole`,
    { service, policies: INSTANCE_POLICIES, partition, tags: args.tags },
    { parent },
  );
}

function ofOne(
  role: pulumi.Output<aws.iam.Role>,
  profile: aws.iam.InstanceProfile | undefined,
): InstanceRoles {
  return { all: role.apply((one) => [one]), own: role, profile };
}

function createInstanceProfile(
  name: string,
  args: eks.ClusterArgs,
  role: pulumi.Input<aws.iam.Role>,
  parent: pulumi.Resource,
): aws.iam.InstanceProfile {
  const profileName = args.instanceProfileName ?? args.nodeGroupOptions?.instanceProfileName;
  return profileName
    ? aws.iam.InstanceProfile.get(`${name}-instanceProfile`, profileName, undefined, { parent })
    : new aws.iam.InstanceProfile(`${name}-instanceProfile`, { role }, { parent });
}
