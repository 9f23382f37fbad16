/** Proves what each data source answers and refuses, and that policy documents are rendered as the provider renders them. */
import assert from "node:assert/strict";
import type { Properties } from "../account/account.ts";
import { World } from "../resource-types/testing.ts";
import * as tokens from "../resource-types/tokens.ts";

const provider = { region: "us-east-1", defaultTags: {} };

function read(token: string, inputs: Properties = {}, world = new World()): Properties {
  const answer = world.simulator.read(token, inputs, provider);
  assert.ok("outputs" in answer, JSON.stringify(answer));
  return answer.outputs;
}

function refusedCode(token: string, inputs: Properties, world = new World()): string | undefined {
  const answer = world.simulator.read(token, inputs, provider);
  return "refusal" in answer ? answer.refusal.code : undefined;
}

describe("where a program runs", () => {
  it("is told by region, partition, caller and zones", () => {
    assert.equal(read("aws:index/getRegion:getRegion")["name"], "us-east-1");
    assert.equal(read("aws:index/getPartition:getPartition")["partition"], "aws");
    assert.equal(read("aws:index/getCallerIdentity:getCallerIdentity")["accountId"], "111111111111");
    const zones = read("aws:index/getAvailabilityZones:getAvailabilityZones", {
      region: "us-west-2",
      excludeNames: ["us-west-2d"],
    });
    assert.deepEqual(zones["names"], ["us-west-2a", "us-west-2b", "us-west-2c"]);
    assert.ok((read("aws:index/getRegions:getRegions")["names"] as string[]).includes("us-west-2"));
  });

  it("is refused for a region that there is not", () => {
    assert.equal(refusedCode("aws:index/getRegion:getRegion", { name: "mars-1" }), "InvalidParameterValue");
    assert.equal(
      refusedCode("aws:index/getAvailabilityZones:getAvailabilityZones", { region: "mars-1" }),
      "InvalidParameterValue",
    );
  });
});

describe("policy document", () => {
  const token = "aws:iam/getPolicyDocument:getPolicyDocument";

  it("renders lists of one as strings, longer ones from Z to A, and variables", () => {
    const statements = [
      {
        sid: "A",
        actions: ["s3:Get*", "s3:List*"],
        resources: ["arn:aws:s3:::b/&{aws:username}"],
        principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }],
        conditions: [{ test: "StringEquals", variable: "aws:x", values: ["1", "2"] }],
      },
    ];
    assert.deepEqual(JSON.parse(String(read(token, { statements })["json"])), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "A",
          Effect: "Allow",
          Action: ["s3:List*", "s3:Get*"],
          Resource: "arn:aws:s3:::b/${aws:username}",
          Principal: { Service: "ec2.amazonaws.com" },
          Condition: { StringEquals: { "aws:x": ["1", "2"] } },
        },
      ],
    });
  });

  it("puts overriding statements in the place of those with their Sid", () => {
    const one = (Effect: string) => JSON.stringify({ Statement: [{ Sid: "A", Effect }] });
    const json = read(token, {
      sourcePolicyDocuments: [one("Allow")],
      overridePolicyDocuments: [one("Deny")],
    })["json"];
    assert.deepEqual((JSON.parse(String(json)) as Properties)["Statement"], [{ Sid: "A", Effect: "Deny" }]);
  });

  it("refuses sources that are no JSON", () => {
    assert.equal(refusedCode(token, { sourcePolicyDocuments: ["{"] }), "MalformedPolicyDocument");
  });
});

describe("network lookups", () => {
  it("find by id, tag, filter and wildcard, and refuse none and two", () => {
    const world = new World();
    const vpcId = world.vpc();
    const tags = { Name: "private-a" };
    const a = world.accepted(tokens.SUBNET, {
      vpcId,
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1a",
      tags,
    }).id;
    const b = world.subnet(vpcId, 2);
    const subnets = (filters: readonly object[]) =>
      read("aws:ec2/getSubnets:getSubnets", { filters }, world)["ids"];
    assert.deepEqual(subnets([{ name: "vpc-id", values: [vpcId] }]), [a, b]);
    assert.deepEqual(subnets([{ name: "tag:Name", values: ["private-*"] }]), [a]);
    assert.equal(read("aws:ec2/getVpc:getVpc", { id: vpcId }, world)["cidrBlock"], "10.0.0.0/16");
    assert.equal(read("aws:ec2/getSubnet:getSubnet", { tags }, world)["id"], a);
    assert.equal(refusedCode("aws:ec2/getSubnet:getSubnet", { vpcId }, world), "InvalidParameterValue");
    assert.equal(refusedCode("aws:ec2/getVpc:getVpc", { id: "vpc-1" }, world), "InvalidParameterValue");
    assert.equal(
      refusedCode("aws:ec2/getSubnets:getSubnets", { filters: [{ name: "colour", values: [] }] }, world),
      "InvalidParameterValue",
    );
    const main = world.find(tokens.VPC, vpcId)?.outputs["mainRouteTableId"];
    assert.equal(read("aws:ec2/getRouteTable:getRouteTable", { subnetId: a }, world)["routeTableId"], main);
    assert.equal(
      read("aws:ec2/getSecurityGroup:getSecurityGroup", { vpcId, name: "default" }, world)["vpcId"],
      vpcId,
    );
  });
});

describe("routes of a route table", () => {
  it("are those written in it and those beside it, without local ones", () => {
    const world = new World();
    const vpcId = world.vpc();
    const gatewayId = world.accepted(tokens.INTERNET_GATEWAY, { vpcId }).id;
    const routes = [{ cidrBlock: "0.0.0.0/0", gatewayId }];
    const routeTableId = world.accepted(tokens.ROUTE_TABLE, { vpcId, routes }).id;
    world.accepted(tokens.ROUTE, { routeTableId, destinationIpv6CidrBlock: "::/0", gatewayId });
    const found = read("aws:ec2/getRouteTable:getRouteTable", { routeTableId }, world)[
      "routes"
    ] as Properties[];
    assert.deepEqual(
      found.map((route) => [route["cidrBlock"], route["ipv6CidrBlock"], route["gatewayId"]]),
      [
        ["0.0.0.0/0", "", gatewayId],
        ["", "::/0", gatewayId],
      ],
    );
    assert.equal(found[0]?.["natGatewayId"], "");
  });
});

describe("facts that AWS publishes", () => {
  it("are answered for what exists", () => {
    assert.equal(
      read("aws:ec2/getVpcEndpointService:getVpcEndpointService", { service: "s3" })["serviceType"],
      "Gateway",
    );
    assert.match(
      String(
        read("aws:ec2/getManagedPrefixList:getManagedPrefixList", { name: "com.amazonaws.us-east-1.s3" })[
          "id"
        ],
      ),
      /^pl-/,
    );
    assert.equal(
      read("aws:ec2/getInstanceType:getInstanceType", { instanceType: "m5.large" })["defaultVcpus"],
      2,
    );
    assert.match(
      String(read("aws:ec2/getAmi:getAmi", { owners: ["amazon"] })["imageId"]),
      /^ami-[0-9a-f]{17}$/,
    );
    const filters = [{ name: "image-id", values: ["ami-0123456789abcdef0"] }];
    assert.equal(read("aws:ec2/getAmi:getAmi", { filters })["imageId"], "ami-0123456789abcdef0");
    const path = "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended";
    assert.match(
      String(read("aws:ssm/getParameter:getParameter", { name: `${path}/image_id` })["value"]),
      /^ami-/,
    );
    assert.match(
      String(read("aws:ssm/getParameter:getParameter", { name: `${path}/release_version` })["value"]),
      /^1\.35\./,
    );
    assert.match(
      String(
        read("aws:eks/getAddonVersion:getAddonVersion", { addonName: "coredns", kubernetesVersion: "1.35" })[
          "version"
        ],
      ),
      /^v1\./,
    );
  });

  for (const [token, inputs, code] of [
    [
      "aws:ec2/getVpcEndpointService:getVpcEndpointService",
      { service: "ecr.api", serviceType: "Gateway" },
      "InvalidServiceName",
    ],
    ["aws:ec2/getManagedPrefixList:getManagedPrefixList", { name: "mine" }, "InvalidPrefixListID.NotFound"],
    ["aws:ec2/getInstanceType:getInstanceType", { instanceType: "m5.gigantic" }, "InvalidInstanceType"],
    ["aws:ssm/getParameter:getParameter", { name: "/x" }, "ParameterNotFound"],
    [
      "aws:eks/getAddonVersion:getAddonVersion",
      { addonName: "x", kubernetesVersion: "1.35" },
      "InvalidParameterException",
    ],
    ["aws:eks/getCluster:getCluster", { name: "x" }, "ResourceNotFoundException"],
    ["aws:eks/getClusterAuth:getClusterAuth", { name: "x" }, "ResourceNotFoundException"],
  ] as const) {
    it(`are refused for what does not: ${token}`, () => assert.equal(refusedCode(token, inputs), code));
  }

  it("are answered for a cluster and a parameter of the plan", () => {
    const world = new World();
    const vpcId = world.vpc();
    const name = world.cluster([world.subnet(vpcId, 1), world.subnet(vpcId, 2)]);
    assert.equal(read("aws:eks/getCluster:getCluster", { name }, world)["status"], "ACTIVE");
    assert.match(
      String(read("aws:eks/getClusterAuth:getClusterAuth", { name }, world)["token"]),
      /^k8s-aws-v1\./,
    );
    world.accepted("aws:ssm/parameter:Parameter", { name: "/own", type: "String", value: "v" });
    assert.equal(read("aws:ssm/getParameter:getParameter", { name: "/own" }, world)["value"], "v");
  });
});
