/** For specs: the cluster, subnets, security group, role and key that a node group needs. */
import * as aws from "@pulumi/aws";
import type { HardenedNodeGroupArgs } from "../index.ts";
import { NodeRole } from "../index.ts";

/** Arguments of a node group in a network of its own; to be called inside a program. */
export function nodeGroupArgs(change: Partial<HardenedNodeGroupArgs> = {}): HardenedNodeGroupArgs {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
  const subnets = ["a", "b"].map(
    (zone, i) =>
      new aws.ec2.Subnet(`private-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${i}.0/24`,
        availabilityZone: `us-east-1${zone}`,
      }),
  );
  const group = new aws.ec2.SecurityGroup("nodes", { vpcId: vpc.id });
  const key = new aws.kms.Key("volumes", { policy: keyPolicy() });
  const cluster = new aws.eks.Cluster("main", {
    roleArn: clusterRole().arn,
    version: "1.35",
    vpcConfig: { subnetIds: subnets.map((subnet) => subnet.id) },
    accessConfig: { authenticationMode: "API" },
  });
  return {
    clusterName: cluster.name,
    kubernetesVersion: "1.35",
    amiType: "AL2023_x86_64_STANDARD",
    releaseVersion: "1.35.6-20260714",
    capacityType: "ON_DEMAND",
    instanceTypes: ["m5.large"],
    capacities: [{ vcpu: 2, memoryMiB: 8192 }],
    scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 6 },
    updateConfig: { maxUnavailable: 1 },
    subnetIds: subnets.map((subnet) => subnet.id),
    securityGroupIds: [group.id],
    nodeRoleArn: new NodeRole("nodes").roleArn,
    disk: { sizeGiB: 50 },
    kmsKeyArn: key.arn,
    kubelet: { maxPods: 110 },
    launchTags: { owner: "platform" },
    ...change,
  };
}

function clusterRole(): aws.iam.Role {
  return new aws.iam.Role("cluster", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    }),
  });
}

/** The least that EC2 Auto Scaling needs to attach encrypted volumes to what it launches. */
function keyPolicy(): string {
  const account = "arn:aws:iam::111111111111";
  const autoScaling = `${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
  const use = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: `${account}:root` }, Action: "kms:*", Resource: "*" },
      { Effect: "Allow", Principal: { AWS: autoScaling }, Action: use, Resource: "*" },
      {
        Effect: "Allow",
        Principal: { AWS: autoScaling },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ],
  });
}
