/** Proves that VPCs and subnets refuse what EC2 refuses, fault by fault, and have EC2's ids and outputs. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, REGION, World } from "../testing.ts";

describe("VPC", () => {
  refuses(tokens.VPC, () => ({ cidrBlock: "10.0.0.0/16" }), [
    {
      of: "too large",
      change: { cidrBlock: "10.0.0.0/8" },
      code: "InvalidVpc.Range",
      message: "10.0.0.0/8 is a /8; AWS takes /16 to /28",
    },
    {
      of: "too small",
      change: { cidrBlock: "10.0.0.0/29" },
      code: "InvalidVpc.Range",
      message: "10.0.0.0/29 is a /29; AWS takes /16 to /28",
    },
    {
      of: "host bits",
      change: { cidrBlock: "10.0.0.1/16" },
      code: "InvalidParameterValue",
      message: "10.0.0.1/16 has host bits set; the block is 10.0.0.0/16",
    },
    {
      of: "link-local",
      change: { cidrBlock: "169.254.0.0/16" },
      code: "InvalidParameterValue",
      message: "169.254.0.0/16 overlaps the link-local range",
    },
    {
      of: "no block",
      change: { cidrBlock: undefined },
      code: "MissingParameter",
      message: "a VPC needs a CIDR block or an IPAM pool",
    },
    {
      of: "tenancy",
      change: { instanceTenancy: "shared" },
      code: "InvalidParameterValue",
      message: "shared is no tenancy",
    },
    {
      of: "DNS",
      change: { enableDnsSupport: false, enableDnsHostnames: true },
      code: "InvalidParameterCombination",
      message: "DNS hostnames are on while DNS support is off",
    },
    {
      of: "reserved tag",
      change: { tags: { "aws:x": "y" } },
      code: "InvalidParameterValue",
      message: "tag key aws:x begins with aws:, which AWS keeps for itself",
    },
    {
      of: "tag characters",
      change: { tags: { x: "a<b" } },
      code: "InvalidParameterValue",
      message: "tag x has characters that AWS refuses",
    },
    {
      of: "long tag value",
      change: { tags: { x: "v".repeat(257) } },
      code: "InvalidParameterValue",
      message: "tag x has a value of 257 characters; AWS takes 256",
    },
    {
      of: "long tag key",
      change: { tags: { ["k".repeat(129)]: "" } },
      code: "InvalidParameterValue",
      message: "tag key has 129 characters; AWS takes 1 to 128",
    },
    {
      of: "too many tags",
      change: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ""])) },
      code: "TagLimitExceeded",
      message: "51 tags; AWS takes 50 on one resource",
    },
  ]);

  it("brings its main route table, network ACL and security group, which others can name", () => {
    const world = new World();
    const { id, outputs } = world.accepted(tokens.VPC, { cidrBlock: "10.0.0.0/16" });
    assert.match(id, /^vpc-[0-9a-f]{17}$/);
    assert.equal(outputs["arn"], `arn:aws:ec2:${REGION}:${ACCOUNT}:vpc/${id}`);
    assert.equal(outputs["mainRouteTableId"], outputs["defaultRouteTableId"]);
    assert.ok(world.find(tokens.ROUTE_TABLE, outputs["mainRouteTableId"]));
    const taken = world.accepted("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: id });
    assert.equal(taken.id, outputs["defaultSecurityGroupId"]);
    world.accepted("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", {
      defaultNetworkAclId: outputs["defaultNetworkAclId"],
    });
    world.accepted("aws:ec2/defaultRouteTable:DefaultRouteTable", {
      defaultRouteTableId: outputs["defaultRouteTableId"],
    });
  });
});

describe("secondary CIDR block", () => {
  const type = tokens.VPC_CIDR_ASSOCIATION;
  refuses(type, (world) => ({ vpcId: world.vpc(), cidrBlock: "100.64.0.0/16" }), [
    {
      of: "size",
      change: { cidrBlock: "100.64.0.0/15" },
      code: "InvalidVpc.Range",
      message: "100.64.0.0/15 is a /15; AWS takes /16 to /28",
    },
    {
      of: "overlap",
      change: { cidrBlock: "10.0.128.0/17" },
      code: "InvalidVpc.Range",
      message: "10.0.128.0/17 overlaps 10.0.0.0/16, which the VPC already has",
    },
    {
      of: "another private range",
      change: { cidrBlock: "192.168.0.0/16" },
      code: "InvalidVpc.Range",
      message: "192.168.0.0/16 is refused: a VPC of 10.0.0.0/8 takes no block of 192.168.0.0/16",
    },
    {
      of: "kept by AWS",
      change: { cidrBlock: "198.19.0.0/16" },
      code: "InvalidVpc.Range",
      message: "198.19.0.0/16 is refused: 198.19.0.0/16 is kept by AWS",
    },
    {
      of: "no such VPC",
      change: { vpcId: "vpc-1" },
      code: "InvalidVpcID.NotFound",
      message: 'vpcId names "vpc-1", which nothing in this plan created',
    },
    {
      of: "too many",
      change(world, { vpcId }) {
        for (const n of [65, 66, 67, 68]) world.accepted(type, { vpcId, cidrBlock: `100.${n}.0.0/16` });
        return {};
      },
      code: "CidrBlockLimitExceeded",
      message: "the VPC has 5 blocks already; AWS takes 5",
    },
  ]);
});

describe("subnet", () => {
  refuses(
    tokens.SUBNET,
    (world) => ({ vpcId: world.vpc(), cidrBlock: "10.0.1.0/24", availabilityZone: "us-east-1a" }),
    [
      {
        of: "outside",
        change: { cidrBlock: "10.1.0.0/24" },
        code: "InvalidSubnet.Range",
        message: "10.1.0.0/24 lies outside the VPC's 10.0.0.0/16",
      },
      {
        of: "too small",
        change: { cidrBlock: "10.0.1.0/29" },
        code: "InvalidSubnet.Range",
        message: "10.0.1.0/29 is a /29; AWS takes /16 to /28",
      },
      {
        of: "no block",
        change: { cidrBlock: undefined },
        code: "MissingParameter",
        message: "a subnet needs a CIDR block",
      },
      {
        of: "malformed",
        change: { cidrBlock: "10.0.1.0" },
        code: "InvalidParameterValue",
        message: "10.0.1.0 must be an IPv4 CIDR block such as 10.0.0.0/16",
      },
      {
        of: "zone of another region",
        change: { availabilityZone: "us-west-2a" },
        code: "InvalidParameterValue",
        message: "us-west-2a is no availability zone of us-east-1",
      },
      {
        of: "zone id",
        change: { availabilityZone: undefined, availabilityZoneId: "use1-az9" },
        code: "InvalidParameterValue",
        message: "use1-az9 is no availability zone of us-east-1",
      },
      {
        of: "no such VPC",
        change: { vpcId: "vpc-1" },
        code: "InvalidVpcID.NotFound",
        message: 'vpcId names "vpc-1", which nothing in this plan created',
      },
      ...(["10.0.1.0/24", "10.0.1.128/25", "10.0.0.0/20"] as const).map((cidrBlock) => ({
        of: `overlap of ${cidrBlock}`,
        change(world: World, { vpcId }: { readonly vpcId?: unknown }) {
          world.accepted(tokens.SUBNET, { vpcId, cidrBlock: "10.0.1.0/24" }, "first");
          return { cidrBlock };
        },
        code: "InvalidSubnet.Conflict",
        message: `${cidrBlock} overlaps 10.0.1.0/24 of first`,
      })),
    ],
  );

  it("may lie in a secondary block, and knows its zone's id", () => {
    const world = new World();
    const vpcId = world.vpc();
    world.accepted(tokens.VPC_CIDR_ASSOCIATION, { vpcId, cidrBlock: "100.64.0.0/16" });
    const { outputs } = world.accepted(tokens.SUBNET, {
      vpcId,
      cidrBlock: "100.64.0.0/18",
      availabilityZone: "us-east-1b",
    });
    assert.equal(outputs["availabilityZoneId"], "use1-az2");
  });
});
