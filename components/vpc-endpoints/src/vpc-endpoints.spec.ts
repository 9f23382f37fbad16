/** Proves what VpcEndpoints registers: endpoints of both kinds in their places, reachable over HTTPS from clients only. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { type Observed, observe } from "@drydock/simulator/testing";
import { endpointPolicy, VpcEndpoints, type VpcEndpointsArgs } from "./index.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

type Choice = Pick<VpcEndpointsArgs, "clientCidrBlocks" | "gatewayServices" | "interfaceServices"> &
  Partial<VpcEndpointsArgs>;

const usual: Choice = {
  clientCidrBlocks: ["10.0.0.0/16", "100.64.0.0/16"],
  gatewayServices: ["s3", "dynamodb"],
  interfaceServices: ["ecr.api", "sts"],
};

async function endpointsOf(choice: Choice): Promise<Observed> {
  const seen = await observe(() => {
    const vpc = new aws.ec2.Vpc("vpc", {
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: true,
      enableDnsSupport: true,
    });
    const subnet = (name: string, availabilityZone: string, cidrBlock: string): aws.ec2.Subnet =>
      new aws.ec2.Subnet(name, { vpcId: vpc.id, availabilityZone, cidrBlock });
    const table = new aws.ec2.RouteTable("table", { vpcId: vpc.id });
    const { securityGroupId } = new VpcEndpoints("endpoint", {
      accountId: "111111111111",
      region: "us-east-1",
      vpcId: vpc.id,
      subnetIds: [subnet("a", "us-east-1a", "10.0.1.0/24").id, subnet("b", "us-east-1b", "10.0.2.0/24").id],
      routeTableIds: [table.id],
      ...choice,
    });
    return { securityGroupId };
  });
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  return seen;
}

describe("VpcEndpoints", () => {
  let seen: Observed;
  before(async () => {
    seen = await endpointsOf(usual);
  });

  it("leads the route tables to gateway endpoints", () => {
    for (const service of ["s3", "dynamodb"] as const) {
      const { inputs } = seen.get(ENDPOINT, `endpoint-${service}`);
      assert.equal(inputs["vpcEndpointType"], "Gateway");
      assert.equal(inputs["serviceName"], `com.amazonaws.us-east-1.${service}`);
      assert.deepEqual(inputs["routeTableIds"], [seen.get("aws:ec2/routeTable:RouteTable").id]);
      assert.equal(inputs["subnetIds"], undefined);
    }
  });

  it("puts interface endpoints under the services' own names into every zone", () => {
    const subnets = ["a", "b"].map((name) => seen.get("aws:ec2/subnet:Subnet", name).id);
    for (const [name, service] of [
      ["endpoint-ecr-api", "ecr.api"],
      ["endpoint-sts", "sts"],
    ]) {
      const { inputs } = seen.get(ENDPOINT, name);
      assert.equal(inputs["vpcEndpointType"], "Interface");
      assert.equal(inputs["serviceName"], `com.amazonaws.us-east-1.${service}`);
      assert.equal(inputs["privateDnsEnabled"], true);
      assert.deepEqual(inputs["subnetIds"], subnets);
      assert.deepEqual(inputs["securityGroupIds"], [seen.outputs["securityGroupId"]]);
    }
  });

  it("gives each endpoint the policy of its service", () => {
    const place = { accountId: "111111111111", region: "us-east-1", partition: "aws" };
    for (const [name, service] of [
      ["endpoint-s3", "s3"],
      ["endpoint-ecr-api", "ecr.api"],
    ] as const) {
      assert.deepEqual(
        JSON.parse(String(seen.get(ENDPOINT, name).inputs["policy"])),
        endpointPolicy(service, place),
      );
    }
  });

  it("opens HTTPS to the clients and nothing else, in neither direction", () => {
    const group = seen.get("aws:ec2/securityGroup:SecurityGroup").inputs;
    assert.deepEqual([group["ingress"], group["egress"]], [undefined, undefined]);
    assert.deepEqual(
      seen.all(RULE).map(({ name, inputs }) => [name, inputs["cidrIpv4"]]),
      [
        ["endpoint-https-10-0-0-0-16", "10.0.0.0/16"],
        ["endpoint-https-100-64-0-0-16", "100.64.0.0/16"],
      ],
    );
    for (const { inputs } of seen.all(RULE)) {
      assert.deepEqual([inputs["ipProtocol"], inputs["fromPort"], inputs["toPort"]], ["tcp", 443, 443]);
    }
    assert.deepEqual(seen.all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"), []);
  });

  it("has its security group even without endpoints", async () => {
    const none = await endpointsOf({ ...usual, gatewayServices: [], interfaceServices: [] });
    assert.deepEqual(none.all(ENDPOINT), []);
    assert.match(String(none.outputs["securityGroupId"]), /^sg-/);
  });

  it("keeps endpoints and rules apart: one service or block more only adds", async () => {
    const more = await endpointsOf({
      clientCidrBlocks: ["192.168.0.0/24", ...usual.clientCidrBlocks],
      gatewayServices: ["s3", "dynamodb"],
      interfaceServices: ["kms", ...usual.interfaceServices],
    });
    const now = new Map(more.registrations.map(({ urn, inputs }) => [urn, inputs]));
    for (const { urn, inputs } of seen.registrations) assert.deepEqual(now.get(urn), inputs, urn);
    assert.equal(now.size - seen.registrations.length, 2);
  });

  it("adds the caller's statements to the service that they are for", async () => {
    const extra = {
      Sid: "Elsewhere",
      Effect: "Allow",
      Principal: "*",
      Action: "sts:AssumeRole",
      Resource: "arn:aws:iam::222222222222:role/dns",
    } as const;
    const told = await endpointsOf({ ...usual, additionalStatements: { sts: [extra] } });
    const policy = JSON.parse(String(told.get(ENDPOINT, "endpoint-sts").inputs["policy"])) as {
      Statement: unknown[];
    };
    assert.deepEqual(policy.Statement.at(-1), extra);
    assert.ok(!String(told.get(ENDPOINT, "endpoint-s3").inputs["policy"]).includes("Elsewhere"));
  });
});
