/** Proves that launch templates are refused as EC2 refuses them, fault by fault. */
import * as tokens from "../tokens.ts";
import { refuses } from "../testing.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("launch template", () => {
  const ebs = (change: object) => ({
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: 100, ...change } },
    ],
  });
  const value = (message: string) => ({ code: "InvalidParameterValue", message });
  const combination = (message: string) => ({ code: "InvalidParameterCombination", message });
  refuses(tokens.LAUNCH_TEMPLATE, () => ({ name: "nodes", ...ebs({ iops: 6000, throughput: 500 }) }), [
    { of: "IOPS", change: ebs({ iops: 100 }), ...value("100 is out of bounds") },
    {
      of: "IOPS per GiB",
      change: ebs({ volumeSize: 10, iops: 6000 }),
      ...combination("6000 IOPS on 10 GiB is over 500 for each GiB"),
    },
    { of: "throughput", change: ebs({ throughput: 2500, iops: 16_000 }), ...value("2500 is out of bounds") },
    {
      of: "throughput per IOPS",
      change: ebs({ throughput: 1000 }),
      ...combination("1000 MiB/s on 3000 IOPS is over 0.25 MiB/s for each"),
    },
    {
      of: "throughput of gp2",
      change: ebs({ volumeType: "gp2", throughput: 125 }),
      ...combination("gp2 volumes take no throughput"),
    },
    {
      of: "IOPS of gp2",
      change: ebs({ volumeType: "gp2", iops: 3000 }),
      ...combination("gp2 volumes take no iops"),
    },
    {
      of: "io2 without IOPS",
      change: ebs({ volumeType: "io2" }),
      code: "MissingParameter",
      message: "io2 volumes need iops",
    },
    { of: "volume type", change: ebs({ volumeType: "gp4" }), ...value("gp4 is no volume type") },
    { of: "size", change: ebs({ volumeSize: 0 }), ...value("0 is out of bounds") },
    {
      of: "key without encryption",
      change: ebs({ encrypted: "false", kmsKeyId: "k" }),
      code: "InvalidParameterDependency",
      message: "a key is given for a volume that is not encrypted",
    },
    {
      of: "hops",
      change: { metadataOptions: { httpPutResponseHopLimit: 65 } },
      ...value("65 hops is out of bounds"),
    },
    { of: "tokens", change: { metadataOptions: { httpTokens: "yes" } }, ...value("yes is not offered") },
    {
      of: "user data",
      change: { userData: "#!/bin/sh" },
      code: "InvalidUserData.Malformed",
      message: "the user data is not base64",
    },
    {
      of: "long user data",
      change: { userData: base64("x".repeat(16_385)) },
      ...value("the user data has 16385 bytes; EC2 takes 16384"),
    },
    {
      of: "instance type",
      change: { instanceType: "m5.gigantic" },
      ...value("there is no instance type m5.gigantic"),
    },
    {
      of: "type and requirements",
      change: { instanceType: "m5.large", instanceRequirements: {} },
      ...combination("a template names an instance type or requirements, not both"),
    },
    {
      of: "image",
      change: { imageId: "image" },
      code: "InvalidAMIID.Malformed",
      message: "image is no image id",
    },
    {
      of: "tagged type",
      change: { tagSpecifications: [{ resourceType: "node", tags: {} }] },
      ...value("node cannot be tagged by a launch template"),
    },
    {
      of: "tagged twice",
      change: { tagSpecifications: [{ resourceType: "volume" }, { resourceType: "volume" }] },
      ...value("volume is tagged twice"),
    },
    {
      of: "no such group",
      change: { vpcSecurityGroupIds: ["sg-1"] },
      code: "InvalidGroup.NotFound",
      message: 'vpcSecurityGroupIds[0] names "sg-1", which nothing in this plan created',
    },
    {
      of: "groups twice",
      change(world) {
        const { id } = world.accepted(tokens.SECURITY_GROUP, { vpcId: world.vpc() });
        return { vpcSecurityGroupIds: [id], networkInterfaces: [{ securityGroups: [id] }] };
      },
      ...combination("security groups are given both for the instance and with network interfaces"),
    },
    {
      of: "name",
      change: { name: "a b" },
      code: "InvalidLaunchTemplateName.MalformedException",
      message: '"a b" has characters or a form that AWS refuses',
    },
  ]);
});
