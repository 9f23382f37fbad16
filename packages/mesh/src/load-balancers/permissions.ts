/** Permissions of AWS Load Balancer Controller for Network Load Balancers of this cluster, and of no other. */
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";

export interface LoadBalancerPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly vpcId: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
}

/** The controller puts it, with the cluster's name, on all that it makes. */
const OWNER = "elbv2.k8s.aws/cluster";

/**
 * After the policy that the project publishes at v3.5.0 (docs/install/iam_policy.json), without what only Application
 * Load Balancers need (rules, certificates, WAF, Shield, Cognito), without address pools of Outposts and IPAM, held to
 * the account, the region and the VPC, and to the cluster's own where the publication asks for any cluster's tag.
 */
export function loadBalancerStatements(place: LoadBalancerPlace): PolicyStatement[] {
  return [...describing(place), ...securityGroups(place), ...loadBalancers(place), ...tagging(place)];
}

const requestTag = ({ clusterName }: LoadBalancerPlace) => ({ [`aws:RequestTag/${OWNER}`]: clusterName });
const ownedBy = ({ clusterName }: LoadBalancerPlace) => ({ [`aws:ResourceTag/${OWNER}`]: clusterName });

const ec2 = ({ partition, region, accountId }: LoadBalancerPlace, kind: string): string =>
  `arn:${partition}:ec2:${region}:${accountId}:${kind}`;

const elb = ({ partition, region, accountId }: LoadBalancerPlace, ...kinds: readonly string[]): string[] =>
  kinds.map((kind) => `arn:${partition}:elasticloadbalancing:${region}:${accountId}:${kind}`);

const BALANCER = "loadbalancer/net/*/*";
const GROUP = "targetgroup/*/*";
const LISTENER = "listener/net/*/*/*";

function describing({ partition, accountId }: LoadBalancerPlace): PolicyStatement[] {
  return [
    {
      sid: "DescribeNetwork",
      actions: [
        "ec2:DescribeAccountAttributes",
        "ec2:DescribeAddresses",
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeInternetGateways",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeRouteTables",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DescribeVpcPeeringConnections",
        "ec2:DescribeVpcs",
        "ec2:GetSecurityGroupsForVpc",
      ],
      resources: ["*"],
      anyResourceBecause: "EC2's describe actions have no resource-level permissions",
    },
    {
      sid: "DescribeLoadBalancers",
      actions: [
        "elasticloadbalancing:DescribeCapacityReservation",
        "elasticloadbalancing:DescribeListenerAttributes",
        "elasticloadbalancing:DescribeListenerCertificates",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeSSLPolicies",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      resources: ["*"],
      anyResourceBecause: "Elastic Load Balancing's describe actions have no resource-level permissions",
    },
    {
      sid: "CreateServiceLinkedRole",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [
        `arn:${partition}:iam::${accountId}:role/aws-service-role/elasticloadbalancing.amazonaws.com/*`,
      ],
      conditions: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
    },
  ];
}

function securityGroups(place: LoadBalancerPlace): PolicyStatement[] {
  const groups = [ec2(place, "security-group/*")];
  return [
    {
      sid: "CreateSecurityGroups",
      actions: ["ec2:CreateSecurityGroup"],
      resources: groups,
      conditions: { StringEquals: requestTag(place) },
    },
    {
      sid: "CreateSecurityGroupsInVpc",
      actions: ["ec2:CreateSecurityGroup"],
      resources: [pulumi.interpolate`${ec2(place, "vpc")}/${place.vpcId}`],
    },
    {
      sid: "ChangeOwnSecurityGroups",
      actions: [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:DeleteSecurityGroup",
        "ec2:RevokeSecurityGroupIngress",
      ],
      resources: groups,
      conditions: { StringEquals: ownedBy(place) },
    },
    {
      // EKS tags the group of the cluster's nodes so: load balancers are let in there.
      sid: "LetLoadBalancersIn",
      actions: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      resources: groups,
      conditions: { StringEquals: { "aws:ResourceTag/aws:eks:cluster-name": place.clusterName } },
    },
  ];
}

function loadBalancers(place: LoadBalancerPlace): PolicyStatement[] {
  return [
    {
      sid: "CreateLoadBalancers",
      actions: ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
      resources: elb(place, BALANCER, GROUP),
      conditions: { StringEquals: requestTag(place) },
    },
    {
      sid: "ChangeOwnLoadBalancers",
      actions: [
        "elasticloadbalancing:CreateListener",
        "elasticloadbalancing:DeleteListener",
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:DeleteTargetGroup",
        "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:ModifyListenerAttributes",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyTargetGroup",
        "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterTargets",
        "elasticloadbalancing:SetIpAddressType",
        "elasticloadbalancing:SetSecurityGroups",
        "elasticloadbalancing:SetSubnets",
      ],
      resources: elb(place, BALANCER, GROUP, LISTENER),
      conditions: { StringEquals: ownedBy(place) },
    },
  ];
}

function tagging(place: LoadBalancerPlace): PolicyStatement[] {
  const groups = [ec2(place, "security-group/*")];
  const balancers = elb(place, BALANCER, GROUP, LISTENER);
  /** Nobody gives a resource away, or takes one over, by its tag. */
  const own = { Null: { [`aws:RequestTag/${OWNER}`]: "true" }, StringEquals: ownedBy(place) };
  return [
    {
      sid: "TagNewSecurityGroups",
      actions: ["ec2:CreateTags"],
      resources: groups,
      conditions: { StringEquals: { "ec2:CreateAction": "CreateSecurityGroup", ...requestTag(place) } },
    },
    {
      sid: "TagOwnSecurityGroups",
      actions: ["ec2:CreateTags", "ec2:DeleteTags"],
      resources: groups,
      conditions: own,
    },
    {
      sid: "TagNewLoadBalancers",
      actions: ["elasticloadbalancing:AddTags"],
      resources: balancers,
      conditions: {
        StringEquals: {
          "elasticloadbalancing:CreateAction": ["CreateLoadBalancer", "CreateTargetGroup", "CreateListener"],
          ...requestTag(place),
        },
      },
    },
    {
      sid: "TagOwnLoadBalancers",
      actions: ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
      resources: balancers,
      conditions: own,
    },
  ];
}
