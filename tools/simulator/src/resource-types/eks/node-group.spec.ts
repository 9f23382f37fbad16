/** Proves that node groups are refused, alone and with their launch templates, as EKS refuses them. */
import assert from "node:assert/strict";
import type { Properties } from "../../account/account.ts";
import * as tokens from "../tokens.ts";
import { refuses, World } from "../testing.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const PARAMETER = "InvalidParameterException";
const MIME = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B\n\n--B--\n';
const base64 = (text: string) => Buffer.from(text).toString("base64");

function sound(world: World): Properties {
  const vpcId = world.vpc();
  const subnetIds = [world.subnet(vpcId, 1), world.subnet(vpcId, 2)];
  return {
    clusterName: world.cluster(subnetIds),
    nodeGroupName: "system",
    nodeRoleArn: world.role("ec2.amazonaws.com"),
    subnetIds,
    scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    instanceTypes: ["m5.large"],
    amiType: "AL2023_x86_64_STANDARD",
  };
}

const scaling = (minSize: number, desiredSize: number, maxSize: number) => ({
  scalingConfig: { minSize, desiredSize, maxSize },
});
const taint = (key: string, effect: string, value = "") => ({ key, effect, value });

describe("node group", () => {
  refuses(NODE_GROUP, sound, [
    {
      of: "minimum",
      change: scaling(3, 2, 3),
      code: PARAMETER,
      message: "minimum capacity 3 is greater than desired size 2",
    },
    {
      of: "desired",
      change: scaling(1, 4, 3),
      code: PARAMETER,
      message: "desired size 4 is greater than maximum capacity 3",
    },
    { of: "negative", change: scaling(-1, 2, 3), code: PARAMETER, message: "-1 is negative" },
    {
      of: "no maximum",
      change: { scalingConfig: { minSize: 1 } },
      code: PARAMETER,
      message: "minSize, desiredSize and maxSize are needed",
    },
    {
      of: "both updates",
      change: { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 33 } },
      code: PARAMETER,
      message: "both a number and a percentage are given",
    },
    {
      of: "no update",
      change: { updateConfig: {} },
      code: PARAMETER,
      message: "neither a number nor a percentage is given",
    },
    {
      of: "percentage",
      change: { updateConfig: { maxUnavailablePercentage: 101 } },
      code: PARAMETER,
      message: "101 is out of bounds",
    },
    { of: "label key", change: { labels: { "a b": "c" } }, code: PARAMETER, message: "a b is no label key" },
    {
      of: "label value",
      change: { labels: { a: "b c" } },
      code: PARAMETER,
      message: '"b c" is no label value',
    },
    {
      of: "reserved label",
      change: { labels: { "eks.amazonaws.com/x": "y" } },
      code: PARAMETER,
      message: "the label eks.amazonaws.com/x has a prefix that is reserved",
    },
    {
      of: "effect",
      change: { taints: [taint("a", "NoSchedule")] },
      code: PARAMETER,
      message: "NoSchedule is no effect",
    },
    {
      of: "taint key",
      change: { taints: [taint("a b", "NO_SCHEDULE")] },
      code: PARAMETER,
      message: '"a b" is no taint key',
    },
    {
      of: "taint value",
      change: { taints: [taint("a", "NO_SCHEDULE", "-")] },
      code: PARAMETER,
      message: "- is no taint value",
    },
    {
      of: "taint twice",
      change: { taints: [taint("a", "NO_EXECUTE"), taint("a", "NO_EXECUTE", "x")] },
      code: PARAMETER,
      message: "the taint a:NO_EXECUTE is given twice",
    },
    {
      of: "51 taints",
      change: { taints: Array.from({ length: 51 }, (_, i) => taint(`a${i}`, "NO_EXECUTE")) },
      code: PARAMETER,
      message: "51 taints; EKS takes 50",
    },
    {
      of: "instance type",
      change: { instanceTypes: ["m5.gigantic"] },
      code: PARAMETER,
      message: "there is no instance type m5.gigantic",
    },
    {
      of: "architecture",
      change: { instanceTypes: ["m7g.large"] },
      code: PARAMETER,
      message: "m7g.large is arm64, and the AMI type AL2023_x86_64_STANDARD is for amd64",
    },
    {
      of: "mixed architectures",
      change: { amiType: undefined, instanceTypes: ["m5.large", "c7gn.large"] },
      code: PARAMETER,
      message: "the instance types are of two architectures",
    },
    { of: "AMI type", change: { amiType: "DEBIAN" }, code: PARAMETER, message: "DEBIAN is no AMI type" },
    {
      of: "custom without image",
      change: { amiType: "CUSTOM", launchTemplate: undefined },
      code: PARAMETER,
      message: "the AMI type is CUSTOM, and no launch template has an image",
    },
    {
      of: "capacity",
      change: { capacityType: "CHEAP" },
      code: PARAMETER,
      message: "CHEAP is no capacity type",
    },
    {
      of: "newer version",
      change: { version: "1.36" },
      code: PARAMETER,
      message: "version 1.36 is newer than the cluster's 1.35",
    },
    {
      of: "release of another minor",
      change: { releaseVersion: "1.34.9-20260714" },
      code: PARAMETER,
      message: "the release 1.34.9-20260714 is not of Kubernetes 1.35",
    },
    {
      of: "release",
      change: { releaseVersion: "latest" },
      code: PARAMETER,
      message: "latest is no AMI release",
    },
    { of: "no subnets", change: { subnetIds: [] }, code: PARAMETER, message: "a node group needs subnets" },
    {
      of: "another VPC",
      change: (world) => ({
        subnetIds: [world.accepted(tokens.SUBNET, { vpcId: world.vpc(), cidrBlock: "10.0.1.0/24" }).id],
      }),
      code: PARAMETER,
      message: "the subnet is not in the cluster's VPC",
    },
    {
      of: "no such cluster",
      change: { clusterName: "ghost" },
      code: "ResourceNotFoundException",
      message: 'clusterName names "ghost", which nothing in this plan created',
    },
    {
      of: "no such template",
      change: { launchTemplate: { id: "lt-1", version: "1" } },
      code: "InvalidLaunchTemplateId.NotFound",
      message: 'launchTemplate.id names "lt-1", which nothing in this plan created',
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(NODE_GROUP, inputs);
        return {};
      },
      code: "ResourceInUseException",
      message: "the cluster already has a node group system",
    },
  ]);

  it("names its Auto Scaling group, which a tag can then name", () => {
    const world = new World();
    const { outputs } = world.accepted(NODE_GROUP, sound(world));
    const [{ autoscalingGroups }] = outputs["resources"] as [{ autoscalingGroups: [{ name: string }] }];
    const autoscalingGroupName = autoscalingGroups[0].name;
    assert.match(autoscalingGroupName, /^eks-system-[0-9a-f-]{36}$/);
    const tag = { key: "k8s.io/cluster-autoscaler/enabled", value: "true", propagateAtLaunch: false };
    world.accepted("aws:autoscaling/tag:Tag", { autoscalingGroupName, tag });
  });
});

describe("node group with a launch template", () => {
  const withTemplate =
    (template: Properties, change: Properties = {}) =>
    (world: World) => {
      const { id } = world.accepted(tokens.LAUNCH_TEMPLATE, template);
      return { launchTemplate: { id, version: "1" }, ...change };
    };
  const of = (message: string) => ({ code: PARAMETER, message });
  const image = { imageId: "ami-0123456789abcdef0" };
  refuses(NODE_GROUP, (world) => ({ ...sound(world), ...withTemplate({ userData: base64(MIME) })(world) }), [
    { of: "disk size", change: { diskSize: 50 }, ...of("disk size is given beside a launch template") },
    {
      of: "remote access",
      change: { remoteAccess: {} },
      ...of("remote access is given beside a launch template"),
    },
    {
      of: "instance types in both",
      change: withTemplate({ instanceType: "m5.large" }),
      ...of("the launch template names an instance type, and so does the node group"),
    },
    {
      of: "architecture of the template's type",
      change: withTemplate({ instanceType: "m7g.large" }, { instanceTypes: undefined }),
      ...of("m7g.large is arm64, and the AMI type AL2023_x86_64_STANDARD is for amd64"),
    },
    {
      of: "instance profile",
      change: withTemplate({ iamInstanceProfile: { name: "p" } }),
      ...of("the launch template has an instance profile"),
    },
    {
      of: "subnet",
      change: (world, { subnetIds }) =>
        withTemplate({ networkInterfaces: [{ subnetId: (subnetIds as string[])[0] }] })(world),
      ...of("the launch template names a subnet"),
    },
    {
      of: "spot",
      change: withTemplate({ instanceMarketOptions: { marketType: "spot" } }),
      ...of("the launch template asks for spot instances"),
    },
    {
      of: "shutdown",
      change: withTemplate({ instanceInitiatedShutdownBehavior: "terminate" }),
      ...of("the launch template sets the shutdown behaviour"),
    },
    {
      of: "hibernation",
      change: withTemplate({ hibernationOptions: { configured: true } }),
      ...of("the launch template turns hibernation on"),
    },
    {
      of: "image and AMI type",
      change: withTemplate(image),
      ...of("an AMI type is given beside the launch template's image"),
    },
    {
      of: "image and release",
      change: withTemplate(image, { amiType: undefined, releaseVersion: "1.35.6-20260714" }),
      ...of("releaseVersion is given beside the launch template's image"),
    },
    {
      of: "image and version",
      change: withTemplate(image, { amiType: "CUSTOM", version: "1.35" }),
      ...of("version is given beside the launch template's image"),
    },
    {
      of: "custom without image",
      change: { amiType: "CUSTOM" },
      ...of("the AMI type is CUSTOM, and no launch template has an image"),
    },
    {
      of: "id and name",
      change: (world, { launchTemplate }) => ({
        launchTemplate: {
          ...(launchTemplate as object),
          name: world.accepted(tokens.LAUNCH_TEMPLATE, {}).inputs["name"],
        },
      }),
      ...of("a launch template is named by its id or by its name"),
    },
    {
      of: "version of the template",
      change: (_world, { launchTemplate }) => ({
        launchTemplate: { ...(launchTemplate as object), version: "2" },
      }),
      code: "InvalidLaunchTemplateId.VersionNotFound",
      message: "the launch template has no version 2",
    },
    {
      of: "user data",
      change: withTemplate({ userData: base64("#!/bin/sh") }),
      code: "Ec2LaunchTemplateInvalidConfiguration",
      message: "user data was not in the MIME multipart format",
    },
    {
      of: "open MIME",
      change: withTemplate({ userData: base64(MIME.replace("--B--", "")) }),
      code: "Ec2LaunchTemplateInvalidConfiguration",
      message: "the MIME multipart user data has no boundary, or does not end with it",
    },
    {
      of: "volume key",
      change: (world) =>
        withTemplate({
          blockDeviceMappings: [
            {
              ebs: { encrypted: "true", kmsKeyId: world.accepted(tokens.KEY, {}, "volumes").outputs["arn"] },
            },
          ],
        })(world),
      code: "AsgInstanceLaunchFailures",
      message: "EC2 Auto Scaling cannot use the key volumes that the nodes' volumes are encrypted with",
    },
  ]);

  it("takes a volume key that is granted to EC2 Auto Scaling", () => {
    const world = new World();
    const key = world.accepted(tokens.KEY, {});
    const granteePrincipal =
      "arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    world.accepted("aws:kms/grant:Grant", { keyId: key.id, granteePrincipal, operations: ["CreateGrant"] });
    const ebs = { encrypted: "true", kmsKeyId: key.outputs["arn"] };
    world.accepted(NODE_GROUP, {
      ...sound(world),
      ...withTemplate({ blockDeviceMappings: [{ ebs }] })(world),
    });
  });
});
