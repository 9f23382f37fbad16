/** Proves that security groups, network ACLs, endpoints and flow logs refuse what EC2 refuses, fault by fault. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { refuses, REGION, World } from "../testing.ts";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const OLDER_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";

describe("security group", () => {
  refuses(tokens.SECURITY_GROUP, (world) => ({ vpcId: world.vpc(), name: "nodes", description: "Nodes" }), [
    {
      of: "description",
      change: { description: "a < b" },
      code: "InvalidParameterValue",
      message: '"a < b" is longer than 255 characters or has some that EC2 refuses',
    },
    {
      of: "name",
      change: { name: "sg-nodes" },
      code: "InvalidParameterValue",
      message: '"sg-nodes" has characters or a form that AWS refuses',
    },
    {
      of: "long name",
      change: { name: "n".repeat(256) },
      code: "InvalidParameterValue",
      message: `${"n".repeat(256)} has 256 characters; AWS takes 255`,
    },
    {
      of: "inline rule",
      change: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 80, cidrBlocks: ["10.0.0.0/8"] }] },
      code: "InvalidParameterValue",
      message: "the port range runs backwards, from 443 to 80",
    },
    {
      of: "inline block",
      change: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0"] }] },
      code: "InvalidParameterValue",
      message: "10.0.0.0 must be an IPv4 CIDR block such as 10.0.0.0/16",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.SECURITY_GROUP, inputs);
        return {};
      },
      code: "InvalidGroup.Duplicate",
      message: "the VPC already has a security group nodes",
    },
  ]);

  it("is refused a logical name that leaves no room for the provider's digits", () => {
    const world = new World();
    const { refusals } = world.create(tokens.SECURITY_GROUP, { vpcId: world.vpc() }, "n".repeat(250));
    assert.deepEqual(
      refusals.map(({ code }) => code),
      ["AutoNameTooLong", "InvalidParameterValue"],
    );
  });
});

for (const [type, protocol, cidr] of [
  [INGRESS, "ipProtocol", { cidrIpv4: "10.0.0.0/16" }],
  [OLDER_RULE, "protocol", { type: "ingress", cidrBlocks: ["10.0.0.0/16"] }],
] as const) {
  describe(`rule of a security group: ${type}`, () => {
    const sound = (world: World) => ({
      securityGroupId: world.accepted(tokens.SECURITY_GROUP, { vpcId: world.vpc() }, "group").id,
      [protocol]: "tcp",
      fromPort: 443,
      toPort: 443,
      ...cidr,
    });
    refuses(type, sound, [
      {
        of: "reversed",
        change: { toPort: 80 },
        code: "InvalidParameterValue",
        message: "the port range runs backwards, from 443 to 80",
      },
      { of: "port", change: { toPort: 65536 }, code: "InvalidParameterValue", message: "65536 is no port" },
      { of: "negative", change: { fromPort: -1 }, code: "InvalidParameterValue", message: "-1 is no port" },
      {
        of: "no port",
        change: { fromPort: undefined },
        code: "InvalidParameterValue",
        message: "fromPort is missing",
      },
      {
        of: "protocol",
        change: { [protocol]: "http" },
        code: "InvalidParameterValue",
        message: "http is no IP protocol",
      },
      {
        of: "no source",
        change: { cidrIpv4: undefined, cidrBlocks: undefined },
        code: "MissingParameter",
        message: "the rule has no source or destination",
      },
      {
        of: "description",
        change: { description: "é" },
        code: "InvalidParameterValue",
        message: '"é" is longer than 255 characters or has some that EC2 refuses',
      },
      {
        of: "no such group",
        change: { securityGroupId: "sg-1" },
        code: "InvalidGroup.NotFound",
        message: 'securityGroupId names "sg-1", which nothing in this plan created',
      },
    ]);

    it("is refused twice, in either form", () => {
      const world = new World();
      const inputs = sound(world);
      world.accepted(type, inputs);
      const { securityGroupId } = inputs;
      const again = world.create(INGRESS, {
        securityGroupId,
        ipProtocol: "6",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "10.0.0.0/16",
      });
      assert.deepEqual(
        again.refusals.map(({ code }) => code),
        ["InvalidPermission.Duplicate"],
      );
      world.accepted(INGRESS, {
        securityGroupId,
        ipProtocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrIpv4: "10.0.0.0/16",
      });
    });
  });
}

describe("rule with two sources", () => {
  it("is refused in the newer form", () => {
    const world = new World();
    const securityGroupId = world.accepted(tokens.SECURITY_GROUP, { vpcId: world.vpc() }).id;
    const inputs = { securityGroupId, ipProtocol: "-1", cidrIpv4: "10.0.0.0/16", cidrIpv6: "::/0" };
    assert.deepEqual(
      world.create(INGRESS, inputs).refusals.map(({ code }) => code),
      ["InvalidParameterCombination"],
    );
  });
});

describe("network ACL rule", () => {
  const type = "aws:ec2/networkAclRule:NetworkAclRule";
  const sound = (world: World) => ({
    networkAclId: world.accepted(tokens.NETWORK_ACL, { vpcId: world.vpc() }).id,
    ...{
      ruleNumber: 100,
      ruleAction: "allow",
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlock: "0.0.0.0/0",
    },
  });
  refuses(type, sound, [
    {
      of: "number",
      change: { ruleNumber: 40_000 },
      code: "InvalidParameterValue",
      message: "40000 is no rule number",
    },
    {
      of: "action",
      change: { ruleAction: "permit" },
      code: "InvalidParameterValue",
      message: "permit is no action",
    },
    {
      of: "no block",
      change: { cidrBlock: undefined },
      code: "InvalidParameterCombination",
      message: "a rule is about one block",
    },
    {
      of: "same number",
      change(world, inputs) {
        world.accepted(type, inputs);
        return { cidrBlock: "10.0.0.0/8" };
      },
      code: "NetworkAclEntryAlreadyExists",
      message: "the ACL already has a rule 100 in that direction",
    },
  ]);
});

describe("VPC endpoint", () => {
  const sound = (world: World) => {
    const vpcId = world.vpc();
    return {
      vpcId,
      serviceName: `com.amazonaws.${REGION}.ecr.api`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: [world.subnet(vpcId, 1), world.subnet(vpcId, 2)],
      securityGroupIds: [world.accepted(tokens.SECURITY_GROUP, { vpcId }).id],
    };
  };
  const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  refuses(tokens.VPC_ENDPOINT, sound, [
    {
      of: "type",
      change: { vpcEndpointType: "Tunnel" },
      code: "InvalidParameterValue",
      message: "Tunnel is no endpoint type",
    },
    {
      of: "service of another region",
      change: { serviceName: "com.amazonaws.eu-west-1.ecr.api" },
      code: "InvalidServiceName",
      message: "com.amazonaws.eu-west-1.ecr.api is a service of eu-west-1, and the endpoint is in us-east-1",
    },
    {
      of: "service name",
      change: { serviceName: "ecr" },
      code: "InvalidServiceName",
      message: "ecr is no service name",
    },
    {
      of: "route tables",
      change: { routeTableIds: [""] },
      code: "InvalidParameter",
      message: "only gateway endpoints take route tables",
    },
    {
      of: "policy",
      change: { policy: policy({ Effect: "Allow", Principal: "*", Action: "ecr:*" }) },
      code: "InvalidPolicyDocument",
      message: "Statement[0] has neither Resource nor NotResource",
    },
    {
      of: "long policy",
      change: {
        policy: policy({ Effect: "Allow", Principal: "*", Action: "ecr:*", Resource: "*" }).padEnd(20_481),
      },
      code: "InvalidPolicyDocument",
      message: "the policy has 20481 characters; AWS takes 20480",
    },
    {
      of: "two subnets of a zone",
      change: (world, { vpcId }) => ({
        subnetIds: [world.subnet(String(vpcId), 4), world.subnet(String(vpcId), 7)],
      }),
      code: "DuplicateSubnetsInSameZone",
      message: "the zone of the subnet is that of another of the endpoint's subnets",
    },
    {
      of: "private DNS without hostnames",
      change: (world) => ({ vpcId: world.accepted(tokens.VPC, { cidrBlock: "10.0.0.0/16" }).id }),
      code: "InvalidParameter",
      message: "private DNS needs DNS support and DNS hostnames on in the VPC",
    },
    {
      of: "private DNS twice",
      change(world, inputs) {
        world.accepted(tokens.VPC_ENDPOINT, inputs);
        return {};
      },
      code: "InvalidParameter",
      message: "private DNS for com.amazonaws.us-east-1.ecr.api is already set in the VPC",
    },
    {
      of: "gateway of a service without one",
      change: { vpcEndpointType: "Gateway", subnetIds: [], securityGroupIds: [], privateDnsEnabled: false },
      code: "InvalidParameter",
      message: "com.amazonaws.us-east-1.ecr.api has no gateway endpoint",
    },
    {
      of: "gateway with groups",
      change: {
        serviceName: `com.amazonaws.${REGION}.s3`,
        vpcEndpointType: "Gateway",
        subnetIds: [],
        privateDnsEnabled: false,
      },
      code: "InvalidParameter",
      message: "a gateway endpoint takes no securityGroupIds",
    },
  ]);
});

describe("flow log", () => {
  const sound = (world: World) => ({
    vpcId: world.vpc(),
    trafficType: "ALL",
    iamRoleArn: world.role("vpc-flow-logs.amazonaws.com"),
    logDestination: world.accepted(tokens.LOG_GROUP, {}).outputs["arn"],
  });
  refuses("aws:ec2/flowLog:FlowLog", sound, [
    {
      of: "no subject",
      change: { vpcId: undefined },
      code: "MissingParameter",
      message: "a flow log is of one resource; given are none",
    },
    {
      of: "two subjects",
      change: { eniId: "eni-1" },
      code: "InvalidParameterCombination",
      message: "a flow log is of one resource; given are vpcId, eniId",
    },
    {
      of: "traffic",
      change: { trafficType: "SOME" },
      code: "InvalidParameter",
      message: "SOME is no traffic type",
    },
    {
      of: "interval",
      change: { maxAggregationInterval: 300 },
      code: "InvalidParameter",
      message: "300 seconds is not offered",
    },
    {
      of: "no role",
      change: { iamRoleArn: undefined },
      code: "InvalidParameter",
      message: "CloudWatch Logs needs a role to write with",
    },
    {
      of: "role for S3",
      change: { logDestinationType: "s3", logDestination: "arn:aws:s3:::logs" },
      code: "InvalidParameter",
      message: "s3 takes no role",
    },
    {
      of: "destination of another service",
      change: { logDestination: "arn:aws:s3:::logs" },
      code: "InvalidParameter",
      message: "arn:aws:s3:::logs is not of logs, which cloud-watch-logs writes to",
    },
    {
      of: "no destination",
      change: { logDestination: undefined },
      code: "MissingParameter",
      message: "the flow log has no destination",
    },
    {
      of: "destination type",
      change: { logDestinationType: "paper" },
      code: "InvalidParameter",
      message: "paper is no destination",
    },
    {
      of: "options",
      change: { destinationOptions: {} },
      code: "InvalidParameter",
      message: "only S3 takes destination options",
    },
  ]);
});
