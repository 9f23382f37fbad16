/** Permissions of Cluster Autoscaler, after the policy that it publishes: it scales this cluster's own groups only. */
import type { PolicyStatement } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";

export interface AutoscalerPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly clusterName: pulumi.Input<string>;
}

/**
 * EKS tags the Auto Scaling group of a managed node group with the cluster's name and as Cluster Autoscaler's; a
 * pool of another owner has the second tag set to false by this layer.
 */
export function autoscalerStatements(
  { partition, region, accountId, clusterName }: AutoscalerPlace,
  clusterArn: pulumi.Output<string>,
): PolicyStatement[] {
  return [
    {
      sid: "DescribeGroups",
      actions: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
      ],
      resources: ["*"],
      anyResourceBecause: "EC2 Auto Scaling's describe actions have no resource-level permissions",
    },
    {
      sid: "DescribeInstanceTypes",
      actions: [
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      resources: ["*"],
      anyResourceBecause: "these EC2 actions have no resource-level permissions",
    },
    {
      sid: "DescribeNodeGroups",
      actions: ["eks:DescribeNodegroup"],
      resources: [clusterArn.apply((arn) => `${arn.replace(":cluster/", ":nodegroup/")}/*/*`)],
    },
    {
      sid: "ScaleOwnGroups",
      actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      resources: [
        `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/eks-*`,
      ],
      conditions: {
        StringEquals: {
          "aws:ResourceTag/eks:cluster-name": clusterName,
          "aws:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
        },
      },
    },
  ];
}
