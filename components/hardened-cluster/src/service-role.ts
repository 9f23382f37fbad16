/** Role that the control plane acts with: no more than AWS says a cluster needs. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

export interface ServiceRolePlace {
  readonly partition: string;
  readonly accountId: string;
  readonly region: string;
  readonly clusterName: string;
}

interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly object[];
}

/**
 * EKS alone may assume the role, for this cluster alone.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function serviceRoleTrust(place: ServiceRolePlace): Policy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: { "aws:SourceAccount": place.accountId },
          ArnEquals: { "aws:SourceArn": clusterArn(place) },
        },
      },
    ],
  };
}

/**
 * The minimum that AWS documents in place of AmazonEKSClusterPolicy. It leaves out the load balancers and volumes
 * of the in-tree cloud provider: controllers with identities of their own make those.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html
 */
export function serviceRolePolicy({ partition, accountId, region }: ServiceRolePlace): Policy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TagNodes",
        Effect: "Allow",
        Action: ["ec2:CreateTags"],
        Resource: `arn:${partition}:ec2:${region}:${accountId}:instance/*`,
        Condition: { "ForAnyValue:StringLike": { "aws:TagKeys": "kubernetes.io/cluster/*" } },
      },
      {
        Sid: "ReadNodesAndNetwork",
        Effect: "Allow",
        Action: [
          "ec2:DescribeInstances",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeVpcs",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeAvailabilityZones",
          "ec2:DescribeInstanceTopology",
        ],
        // EC2 describe actions have no resource-level permission.
        Resource: "*",
      },
    ],
  };
}

export interface ServiceRoleArgs extends ServiceRolePlace {
  /** Adds what the VPC resource controller needs to give pods interfaces with security groups of their own. */
  readonly securityGroupsForPods: boolean;
}

export interface ServiceRole {
  readonly role: aws.iam.Role;
  /** What the cluster has to wait for: a role without its policies creates nothing. */
  readonly policies: readonly pulumi.Resource[];
}

export function createServiceRole(name: string, args: ServiceRoleArgs, parent: pulumi.Resource): ServiceRole {
  const role = new aws.iam.Role(
    `${name}-service-role`,
    {
      description: `EKS control plane of ${args.clusterName}.`,
      assumeRolePolicy: JSON.stringify(serviceRoleTrust(args)),
    },
    { parent },
  );
  const policy = new aws.iam.RolePolicy(
    `${name}-service-role-policy`,
    { role: role.name, policy: JSON.stringify(serviceRolePolicy(args)) },
    { parent },
  );
  const controller = args.securityGroupsForPods ? [attachResourceController(name, args, role, parent)] : [];
  return { role, policies: [policy, ...controller] };
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-pods-deployment.html */
function attachResourceController(
  name: string,
  { partition }: ServiceRolePlace,
  role: aws.iam.Role,
  parent: pulumi.Resource,
): aws.iam.RolePolicyAttachment {
  return new aws.iam.RolePolicyAttachment(
    `${name}-vpc-resource-controller`,
    { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/AmazonEKSVPCResourceController` },
    { parent },
  );
}

export function clusterArn({ partition, region, accountId, clusterName }: ServiceRolePlace): string {
  return `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`;
}
