/**
 * Permissions of the Karpenter controller, one policy per concern, each under the 6,144 characters of a managed
 * policy. It may act only on what carries this cluster's tags, and may launch nothing without them.
 *
 * Actions and conditions: the policies that Karpenter 1.14 documents. Left out: writing to instance profiles,
 * because the component makes the one that nodes use.
 */
import type { PolicyStatement } from "@drydock/workload-identity";
import type { KarpenterPlace, KarpenterTargets } from "./place.ts";

type Tags = Readonly<Record<string, string>>;

/** Concerns that the permissions are cut into: one managed policy each. */
export const CONTROLLER_POLICIES = ["launch", "lifecycle", "integration", "discovery"] as const;

export type ControllerPolicies = Readonly<
  Record<(typeof CONTROLLER_POLICIES)[number], readonly PolicyStatement[]>
>;

export function controllerPolicies(place: KarpenterPlace, targets: KarpenterTargets): ControllerPolicies {
  return {
    launch: launchStatements(place),
    lifecycle: lifecycleStatements(place),
    integration: integrationStatements(place, targets),
    discovery: discoveryStatements(place),
  };
}

/** What Karpenter tags everything it creates with. */
function requestTags({ clusterName }: KarpenterPlace): Tags {
  return {
    [`aws:RequestTag/kubernetes.io/cluster/${clusterName}`]: "owned",
    "aws:RequestTag/eks:eks-cluster-name": clusterName,
  };
}

function ownTags({ clusterName }: KarpenterPlace): Tags {
  return { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: "owned" };
}

function ec2(place: KarpenterPlace, ...kinds: string[]): string[] {
  return kinds.map((kind) => `arn:${place.partition}:ec2:${place.region}:*:${kind}/*`);
}

/** Images and snapshots belong to nobody's account in their ARNs. */
function shared(place: KarpenterPlace, ...kinds: string[]): string[] {
  return kinds.map((kind) => `arn:${place.partition}:ec2:${place.region}::${kind}/*`);
}

const CREATED = [
  "fleet",
  "instance",
  "volume",
  "network-interface",
  "launch-template",
  "spot-instances-request",
] as const;

function launchStatements(place: KarpenterPlace): PolicyStatement[] {
  return [
    {
      sid: "LaunchFrom",
      actions: ["ec2:RunInstances", "ec2:CreateFleet"],
      resources: [
        ...shared(place, "image", "snapshot"),
        ...ec2(place, "security-group", "subnet", "capacity-reservation", "placement-group"),
      ],
    },
    {
      sid: "LaunchFromOwnTemplates",
      actions: ["ec2:RunInstances", "ec2:CreateFleet"],
      resources: ec2(place, "launch-template"),
      conditions: {
        StringEquals: ownTags(place),
        StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
      },
    },
    {
      sid: "LaunchTagged",
      actions: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
      resources: ec2(place, ...CREATED),
      conditions: {
        StringEquals: requestTags(place),
        StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
      },
    },
    {
      sid: "TagAtLaunch",
      actions: ["ec2:CreateTags"],
      resources: ec2(place, ...CREATED),
      conditions: {
        StringEquals: {
          ...requestTags(place),
          "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"],
        },
        StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
      },
    },
  ];
}

function lifecycleStatements(place: KarpenterPlace): PolicyStatement[] {
  const own = {
    StringEquals: ownTags(place),
    StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
  };
  return [
    {
      sid: "NameOwnInstances",
      actions: ["ec2:CreateTags"],
      resources: ec2(place, "instance"),
      conditions: {
        ...own,
        StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": place.clusterName },
        "ForAllValues:StringEquals": {
          "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"],
        },
      },
    },
    {
      sid: "EndOwnInstances",
      actions: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      resources: ec2(place, "instance", "launch-template"),
      conditions: own,
    },
  ];
}

function integrationStatements(place: KarpenterPlace, targets: KarpenterTargets): PolicyStatement[] {
  return [
    {
      sid: "PassNodeRole",
      actions: ["iam:PassRole"],
      resources: [targets.nodeRoleArn],
      conditions: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } },
    },
    {
      sid: "ReadInstanceProfiles",
      actions: ["iam:GetInstanceProfile"],
      resources: [`arn:${place.partition}:iam::${place.accountId}:instance-profile/*`],
    },
    { sid: "FindEndpoint", actions: ["eks:DescribeCluster"], resources: [targets.clusterArn] },
    {
      sid: "ReadInterruptions",
      actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      resources: [targets.queueArn],
    },
    {
      sid: "ReadZonalShift",
      actions: ["arc-zonal-shift:GetManagedResource"],
      resources: ["*"],
      anyResourceBecause:
        "the condition names the cluster, which the service takes as its resource identifier",
      conditions: { StringEquals: { "arc-zonal-shift:ResourceIdentifier": targets.clusterArn } },
    },
  ];
}

function discoveryStatements(place: KarpenterPlace): PolicyStatement[] {
  return [
    {
      sid: "DescribeRegion",
      actions: [
        "ec2:DescribeCapacityReservations",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribePlacementGroups",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSpotPriceHistory",
        "ec2:DescribeSubnets",
      ],
      resources: ["*"],
      anyResourceBecause: "EC2's describe actions have no resource-level permissions",
      conditions: { StringEquals: { "aws:RequestedRegion": place.region } },
    },
    {
      sid: "ReadPublicImages",
      actions: ["ssm:GetParameter"],
      resources: [`arn:${place.partition}:ssm:${place.region}::parameter/aws/service/*`],
    },
    {
      sid: "ReadPrices",
      actions: ["pricing:GetProducts"],
      resources: ["*"],
      anyResourceBecause: "the price list has no resource-level permissions",
    },
    {
      sid: "ListInstanceProfiles",
      actions: ["iam:ListInstanceProfiles"],
      resources: ["*"],
      anyResourceBecause:
        "the controller lists by a path of its own region and cluster, which IAM cannot narrow",
    },
  ];
}
