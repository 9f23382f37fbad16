/** Proves which subnets nodes go to, by the routes that they have. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../../testing/observe.ts";
import { workerSubnets } from "./worker-subnets.ts";

type Routes = aws.ec2.RouteTableArgs["routes"];

class Parent extends pulumi.ComponentResource {
  constructor() {
    super("x:y:Parent", "parent");
  }
}

/** Names of the subnets that are chosen out of those with these routes, the VPC's main table being the last one's. */
async function chosen(
  routes: (gateways: {
    readonly internet: pulumi.Output<string>;
    readonly nat: pulumi.Output<string>;
  }) => Routes[],
  cidrBlock = "10.0.0.0/16",
): Promise<unknown> {
  const { errors, refusals, outputs } = await observe(() => {
    const vpc = new aws.ec2.Vpc("v", { cidrBlock });
    const internet = new aws.ec2.InternetGateway("i", { vpcId: vpc.id });
    const start = cidrBlock.split(".").slice(0, 2).join(".");
    const subnet = (n: number): aws.ec2.Subnet =>
      new aws.ec2.Subnet(`s${n}`, { vpcId: vpc.id, cidrBlock: `${start}.${n}.0/24` });
    const nat = new aws.ec2.NatGateway("n", { subnetId: subnet(9).id, connectivityType: "private" });
    const made = routes({ internet: internet.id, nat: nat.id }).map((own, n) => {
      const { id: subnetId } = subnet(n);
      if (!own) return { subnetId, done: subnetId };
      const table = new aws.ec2.RouteTable(`t${n}`, { vpcId: vpc.id, routes: own });
      const { id: done } = new aws.ec2.RouteTableAssociation(`a${n}`, { routeTableId: table.id, subnetId });
      return { subnetId, done };
    });
    const ids = pulumi.all(
      made.map(({ done, subnetId }) => pulumi.all([subnetId, done]).apply(([id]) => id)),
    );
    const picked = ids.apply((all) => workerSubnets(all, new Parent()));
    return { picked: pulumi.all([ids, picked]).apply(([all, few]) => few.map((id) => all.indexOf(id))) };
  });
  assert.deepEqual([errors, refusals], [[], []]);
  return outputs["picked"];
}

describe("workerSubnets", () => {
  it("are the private ones, which route to NAT or have the main table", async () => {
    const picked = await chosen(({ internet, nat }) => [
      [{ cidrBlock: "0.0.0.0/0", gatewayId: internet }],
      [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat }],
      undefined,
    ]);
    assert.deepEqual(picked, [1, 2]);
  });

  it("are all where all are public", async () => {
    const open = (internet: pulumi.Output<string>): Routes => [
      { cidrBlock: "0.0.0.0/0", gatewayId: internet },
    ];
    assert.deepEqual(await chosen(({ internet }) => [open(internet), open(internet)]), [0, 1]);
  });

  it("are private with a VPN gateway behind a private block, and public behind any other", async () => {
    const picked = await chosen(() => [
      [{ cidrBlock: "172.16.0.0/16", gatewayId: "vgw-0123456789abcdef0" }],
      [{ cidrBlock: "198.51.100.0/24", gatewayId: "vgw-0123456789abcdef0" }],
    ]);
    assert.deepEqual(picked, [0]);
  });

  it("are public with a gateway for IPv6 only", async () => {
    const picked = await chosen(({ internet }) => [
      [{ ipv6CidrBlock: "::/0", gatewayId: internet }],
      undefined,
    ]);
    assert.deepEqual(picked, [1]);
  });

  it("do not count the VPC's own route, even of a block that is not private", async () => {
    const picked = await chosen(
      ({ internet }) => [[{ cidrBlock: "0.0.0.0/0", gatewayId: internet }], undefined],
      "100.64.0.0/16",
    );
    assert.deepEqual(picked, [1]);
  });
});
