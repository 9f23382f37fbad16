/** Proves that gateways, routes and route tables refuse what EC2 refuses, fault by fault. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { refuses, World } from "../testing.ts";

describe("gateways", () => {
  refuses(tokens.INTERNET_GATEWAY, (world) => ({ vpcId: world.vpc() }), [
    {
      of: "second of a VPC",
      change(world, { vpcId }) {
        world.accepted(tokens.INTERNET_GATEWAY, { vpcId });
        return {};
      },
      code: "InvalidParameterValue",
      message: "the VPC already has an internet gateway",
    },
  ]);
});

describe("NAT gateway", () => {
  const type = tokens.NAT_GATEWAY;
  refuses(
    type,
    (world) => ({
      subnetId: world.subnet(world.vpc(), 1),
      allocationId: world.accepted(tokens.EIP, { domain: "vpc" }).id,
    }),
    [
      {
        of: "no address",
        change: { allocationId: undefined },
        code: "MissingParameter",
        message: "a public NAT gateway needs an address",
      },
      {
        of: "no subnet",
        change: { subnetId: undefined },
        code: "MissingParameter",
        message: "a zonal NAT gateway needs a subnet",
      },
      {
        of: "private with address",
        change: { connectivityType: "private" },
        code: "InvalidParameter",
        message: "a private NAT gateway takes no elastic address",
      },
      {
        of: "connectivity",
        change: { connectivityType: "half" },
        code: "InvalidParameterValue",
        message: "half is no connectivity",
      },
      {
        of: "no such address",
        change: { allocationId: "eipalloc-1" },
        code: "InvalidAllocationID.NotFound",
        message: 'allocationId names "eipalloc-1", which nothing in this plan created',
      },
      {
        of: "no such subnet",
        change: { subnetId: "subnet-1" },
        code: "InvalidSubnetID.NotFound",
        message: 'subnetId names "subnet-1", which nothing in this plan created',
      },
      {
        of: "address taken",
        change(world, inputs) {
          world.accepted(type, inputs);
          return {};
        },
        code: "Resource.AlreadyAssociated",
        message: "the address already belongs to another NAT gateway",
      },
    ],
  );

  it("has the public address of its allocation, in a range that no host has", () => {
    const world = new World();
    const eip = world.accepted(tokens.EIP, { domain: "vpc" });
    const nat = world.accepted(type, { subnetId: world.subnet(world.vpc(), 1), allocationId: eip.id });
    assert.match(String(eip.outputs["publicIp"]), /^198\.1[89]\.\d+\.\d+$/);
    assert.equal(nat.outputs["publicIp"], eip.outputs["publicIp"]);
  });
});

describe("route", () => {
  const sound = (world: World) => {
    const vpcId = world.vpc();
    return {
      routeTableId: world.accepted(tokens.ROUTE_TABLE, { vpcId }).id,
      gatewayId: world.accepted(tokens.INTERNET_GATEWAY, { vpcId }).id,
      destinationCidrBlock: "0.0.0.0/0",
    };
  };
  refuses(tokens.ROUTE, sound, [
    {
      of: "no target",
      change: { gatewayId: undefined },
      code: "MissingParameter",
      message: "a route needs a target",
    },
    {
      of: "two targets",
      change: { transitGatewayId: "tgw-1" },
      code: "InvalidParameterCombination",
      message: "a route has one target; given are gatewayId, transitGatewayId",
    },
    {
      of: "no destination",
      change: { destinationCidrBlock: undefined },
      code: "MissingParameter",
      message: "a route needs a destination",
    },
    {
      of: "two destinations",
      change: { destinationIpv6CidrBlock: "::/0" },
      code: "InvalidParameterCombination",
      message: "a route has one destination; given are destinationCidrBlock, destinationIpv6CidrBlock",
    },
    {
      of: "malformed",
      change: { destinationCidrBlock: "0.0.0.0" },
      code: "InvalidParameterValue",
      message: "0.0.0.0 must be an IPv4 CIDR block such as 10.0.0.0/16",
    },
    {
      of: "the VPC's own block",
      change: { destinationCidrBlock: "10.0.0.0/16" },
      code: "RouteAlreadyExists",
      message: "the route table already has a route to 10.0.0.0/16",
    },
    {
      of: "no such NAT gateway",
      change: { gatewayId: undefined, natGatewayId: "nat-1" },
      code: "NatGatewayNotFound",
      message: 'natGatewayId names "nat-1", which nothing in this plan created',
    },
    {
      of: "no such gateway",
      change: { gatewayId: "igw-1" },
      code: "InvalidGatewayID.NotFound",
      message: 'gatewayId names "igw-1", which nothing in this plan created',
    },
    {
      of: "no such table",
      change: { routeTableId: "rtb-1" },
      code: "InvalidRouteTableID.NotFound",
      message: 'routeTableId names "rtb-1", which nothing in this plan created',
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.ROUTE, inputs);
        return {};
      },
      code: "RouteAlreadyExists",
      message: "the route table already has a route to 0.0.0.0/0",
    },
  ]);
});

describe("route table association", () => {
  const sound = (world: World) => {
    const vpcId = world.vpc();
    return {
      subnetId: world.subnet(vpcId, 1),
      routeTableId: world.accepted(tokens.ROUTE_TABLE, { vpcId }).id,
    };
  };
  refuses(tokens.ROUTE_TABLE_ASSOCIATION, sound, [
    {
      of: "nothing to associate",
      change: { subnetId: undefined },
      code: "InvalidParameterCombination",
      message: "an association is of one subnet or one gateway",
    },
    {
      of: "already associated",
      change(world, inputs) {
        world.accepted(tokens.ROUTE_TABLE_ASSOCIATION, inputs);
        return {};
      },
      code: "Resource.AlreadyAssociated",
      message: "the subnet is already associated with a route table",
    },
    {
      of: "another VPC",
      change: (world) => ({ routeTableId: world.accepted(tokens.ROUTE_TABLE, { vpcId: world.vpc() }).id }),
      code: "InvalidParameterValue",
      message: "the route table and the subnet belong to different VPCs",
    },
  ]);
});
