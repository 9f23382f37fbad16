/** Proves what a HardenedVpc registers: subnets, routes and NAT as asked, everything that AWS leaves open closed. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Observed, observe } from "@drydock/simulator/testing";
import type { HardenedVpcArgs, NatGatewayStrategy } from "./index.ts";
import { createVpc, threeZones, withoutPods, zone } from "./testing/three-zones.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE = "aws:ec2/route:Route";

async function vpcOf(args: HardenedVpcArgs): Promise<Observed> {
  const seen = await observe(() => {
    const { vpcId, publicSubnetIds, privateSubnetIds, podSubnetIds, routeTableIds } = createVpc(args);
    return { vpcId, publicSubnetIds, privateSubnetIds, podSubnetIds, routeTableIds };
  });
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  return seen;
}

function idsOf(seen: Observed, type: string, names: string[]): unknown[] {
  return names.map((name) => seen.get(type, name).id);
}

describe("HardenedVpc", () => {
  let seen: Observed;
  before(async () => {
    seen = await vpcOf(threeZones);
  });

  it("has DNS hostnames, which private endpoints need", () => {
    const { inputs } = seen.get("aws:ec2/vpc:Vpc", "net");
    assert.equal(inputs["cidrBlock"], "10.0.0.0/16");
    assert.equal(inputs["enableDnsHostnames"], true);
    assert.equal(inputs["enableDnsSupport"], true);
  });

  it("puts each zone's subnets in it, named by its index, with the tags of their kind", () => {
    const subnets = seen
      .all(SUBNET)
      .map(({ name, inputs }) => [
        name,
        inputs["availabilityZone"],
        inputs["cidrBlock"],
        (inputs["tags"] as Record<string, string>)["role"],
      ]);
    assert.deepEqual(subnets.sort(), [
      ["net-pods-us-east-1a", "us-east-1a", "100.64.0.0/19", "pods"],
      ["net-pods-us-east-1b", "us-east-1b", "100.64.32.0/19", "pods"],
      ["net-pods-us-east-1c", "us-east-1c", "100.64.64.0/19", "pods"],
      ["net-private-1", "us-east-1a", "10.0.10.0/24", "nodes"],
      ["net-private-2", "us-east-1b", "10.0.20.0/24", "nodes"],
      ["net-private-3", "us-east-1c", "10.0.30.0/24", "nodes"],
      ["net-public-1", "us-east-1a", "10.0.1.0/24", "edge"],
      ["net-public-2", "us-east-1b", "10.0.2.0/24", "edge"],
      ["net-public-3", "us-east-1c", "10.0.3.0/24", "edge"],
    ]);
    assert.equal((seen.get(SUBNET, "net-public-2").inputs["tags"] as { Name: string }).Name, "net-public-1b");
  });

  it("gives no subnet public addresses on launch, public ones included", () => {
    assert.deepEqual(
      seen.all(SUBNET).map((subnet) => subnet.inputs["mapPublicIpOnLaunch"]),
      Array(9).fill(false),
    );
  });

  it("empties the default security group and the main route table", () => {
    const group = seen.get("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs;
    assert.deepEqual([group["ingress"], group["egress"]], [[], []]);
    assert.equal(group["vpcId"], seen.outputs["vpcId"]);
    const main = seen.get("aws:ec2/defaultRouteTable:DefaultRouteTable").inputs;
    assert.deepEqual(main["routes"], []);
    assert.equal(main["defaultRouteTableId"], seen.get("aws:ec2/vpc:Vpc").outputs["defaultRouteTableId"]);
  });

  it("logs all traffic to an encrypted log group through a role of its own", () => {
    const { inputs, dependencies } = seen.get("aws:ec2/flowLog:FlowLog", "net-flow-log");
    assert.equal(inputs["vpcId"], seen.outputs["vpcId"]);
    assert.equal(inputs["trafficType"], "ALL");
    assert.equal(inputs["maxAggregationInterval"], 600);
    const group = seen.get("aws:cloudwatch/logGroup:LogGroup");
    assert.equal(group.inputs["kmsKeyId"], seen.get("aws:kms/key:Key").outputs["arn"]);
    assert.equal(group.inputs["retentionInDays"], 30);
    assert.equal(inputs["logDestination"], group.outputs["arn"]);
    assert.equal(inputs["iamRoleArn"], seen.get("aws:iam/role:Role").outputs["arn"]);
    assert.ok(dependencies.includes(seen.get("aws:iam/rolePolicy:RolePolicy").urn));
  });

  it("adds the pod range before its subnets", () => {
    const range = seen.get("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation");
    assert.equal(range.inputs["cidrBlock"], "100.64.0.0/16");
    for (const subnet of seen.all(SUBNET).filter(({ name }) => name.includes("-pods-"))) {
      assert.ok(subnet.dependencies.includes(range.urn), subnet.name);
    }
  });

  it("returns ids in the order of the zones, and route tables of nodes and pods but not the public ones", () => {
    const numbers = ["1", "2", "3"];
    const names = ["us-east-1a", "us-east-1b", "us-east-1c"];
    const of = (kind: string, tails: string[]): string[] => tails.map((tail) => `net-${kind}-${tail}`);
    assert.deepEqual(seen.outputs["publicSubnetIds"], idsOf(seen, SUBNET, of("public", numbers)));
    assert.deepEqual(seen.outputs["privateSubnetIds"], idsOf(seen, SUBNET, of("private", numbers)));
    assert.deepEqual(Object.keys(seen.outputs["podSubnetIds"] as object), names);
    assert.deepEqual(
      Object.values(seen.outputs["podSubnetIds"] as object),
      idsOf(seen, SUBNET, of("pods", names)),
    );
    assert.deepEqual(seen.outputs["routeTableIds"], [
      ...idsOf(seen, "aws:ec2/routeTable:RouteTable", of("private", numbers)),
      ...idsOf(seen, "aws:ec2/routeTable:RouteTable", of("pods", names)),
    ]);
  });

  it("takes traffic and interval of flow logs as given", async () => {
    const flowLogs = { ...threeZones.flowLogs, trafficType: "REJECT", maxAggregationInterval: 60 } as const;
    const { inputs } = (await vpcOf({ ...threeZones, flowLogs })).get("aws:ec2/flowLog:FlowLog");
    assert.deepEqual([inputs["trafficType"], inputs["maxAggregationInterval"]], ["REJECT", 60]);
  });

  it("has no pod resources without a pod range", async () => {
    const plain = await vpcOf(withoutPods(threeZones));
    assert.deepEqual(plain.outputs["podSubnetIds"], {});
    assert.deepEqual(
      plain.registrations.filter(({ name }) => name.includes("pod")).map(({ urn }) => urn),
      [],
    );
    assert.equal((plain.outputs["routeTableIds"] as string[]).length, 3);
  });

  it("refuses a layout that would renumber subnets, with every problem at once", async () => {
    const availabilityZones = [zone(1, "a"), { ...zone(3, "c"), podSubnetCidrBlock: undefined }];
    const refused = await observe(() => createVpc({ ...threeZones, availabilityZones }));
    assert.equal(refused.errors.length, 1);
    assert.equal(
      refused.errors[0]?.message,
      "HardenedVpc net: availabilityZones: indexes must be 1 to 2, each once, so that no subnet is renumbered (got 1, 3); availabilityZones us-east-1c: podSubnetCidrBlock is required with podCidrBlock",
    );
    assert.deepEqual(refused.all("aws:ec2/vpc:Vpc"), []);
  });
});

describe("NAT of a HardenedVpc", () => {
  async function routes(strategy: NatGatewayStrategy): Promise<Record<string, unknown>> {
    const seen = await vpcOf({ ...threeZones, natGatewayStrategy: strategy });
    const nameOf = new Map(seen.all("aws:ec2/natGateway:NatGateway").map(({ id, name }) => [id, name]));
    const toNat = seen.all(ROUTE).filter(({ inputs }) => inputs["natGatewayId"] !== undefined);
    return Object.fromEntries(
      toNat.map(({ name, inputs }) => [name, nameOf.get(inputs["natGatewayId"] as string)]).sort(),
    ) as Record<string, unknown>;
  }

  it("OnePerAz: nodes and pods of a zone leave through the zone's own gateway", async () => {
    assert.deepEqual(await routes("OnePerAz"), {
      "net-pods-us-east-1a": "net-1",
      "net-pods-us-east-1b": "net-2",
      "net-pods-us-east-1c": "net-3",
      "net-private-1": "net-1",
      "net-private-2": "net-2",
      "net-private-3": "net-3",
    });
  });

  it("Single: all leave through the first zone's gateway", async () => {
    const used = await routes("Single");
    assert.equal(Object.keys(used).length, 6);
    assert.deepEqual([...new Set(Object.values(used))], ["net-1"]);
  });

  it("None: nodes and pods have no way out", async () => {
    assert.deepEqual(await routes("None"), {});
  });

  it("outlives what runs in the subnets: their ids depend on the routes", async () => {
    const seen = await observe(() => {
      const vpc = createVpc(threeZones);
      const inSubnet = (name: string, subnetId: pulumi.Output<string>): void => {
        new aws.ec2.NatGateway(name, { connectivityType: "private", subnetId });
      };
      inSubnet(
        "node",
        vpc.privateSubnetIds.apply((ids) => ids[0] as string),
      );
      inSubnet(
        "pod",
        vpc.podSubnetIds.apply((ids) => ids["us-east-1a"] as string),
      );
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const dependencies = (name: string): readonly string[] =>
      seen.get("aws:ec2/natGateway:NatGateway", name).dependencies;
    assert.ok(dependencies("node").includes(seen.get(ROUTE, "net-private-1").urn));
    assert.ok(dependencies("pod").includes(seen.get(ROUTE, "net-pods-us-east-1a").urn));
  });
});
