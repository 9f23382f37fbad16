/** Proves what a VPC component creates for arguments that no recording covers: NAT, endpoints, IPv6, IPAM, refusals. */
import assert from "node:assert/strict";
import type * as awsx from "@pulumi/awsx";
import { ec2 } from "@pulumi/awsx";
import { type Observed, observe } from "../../testing/observe.ts";

const TWO = ["us-east-1a", "us-east-1b"];

const NAT = "aws:ec2/natGateway:NatGateway";
const ROUTE = "aws:ec2/route:Route";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SUBNET = "aws:ec2/subnet:Subnet";

async function create(args: awsx.ec2.VpcArgs): Promise<Observed> {
  return observe(() => {
    const vpc = new ec2.Vpc("v", { availabilityZoneNames: TWO, ...args });
    return {
      layout: vpc.subnetLayout,
      isolated: vpc.isolatedSubnetIds,
      endpoints: vpc.vpcEndpoints.apply((all) => all.length),
    };
  });
}

const clean = ({ errors, refusals }: Observed): void => {
  assert.deepEqual(errors, []);
  assert.deepEqual(refusals, []);
};

describe("the VPC component", () => {
  it("without a NAT gateway has no private route and needs no private subnet", async () => {
    const observed = await create({ natGateways: { strategy: "None" } });
    clean(observed);
    assert.deepEqual(observed.all(NAT), []);
    assert.deepEqual(
      observed
        .all(ROUTE)
        .map(({ name }) => name)
        .sort(),
      ["v-public-1", "v-public-2"],
    );
    const isolated = await create({
      natGateways: { strategy: "None" },
      subnetStrategy: "Auto",
      subnetSpecs: [{ type: "Isolated" }],
    });
    clean(isolated);
    assert.deepEqual(isolated.all(ROUTE), []);
    assert.equal((isolated.outputs["isolated"] as unknown[]).length, 2);
  });

  it("uses given Elastic IPs in place of its own, zone by zone", async () => {
    const elasticIpAllocationIds = ["eipalloc-1", "eipalloc-2"];
    const observed = await create({ natGateways: { strategy: "OnePerAz", elasticIpAllocationIds } });
    assert.deepEqual(observed.all("aws:ec2/eip:Eip"), []);
    assert.deepEqual(
      observed.all(NAT).map(({ inputs }) => inputs["allocationId"]),
      elasticIpAllocationIds,
    );
  });

  it("sends every private subnet through the one gateway of Single, which stands in the first zone", async () => {
    const observed = await create({ natGateways: { strategy: "Single" } });
    clean(observed);
    const gateway = observed.get(NAT, "v-1");
    assert.equal(gateway.inputs["subnetId"], observed.get(SUBNET, "v-public-1").id);
    const routes = observed.all(ROUTE).filter(({ name }) => name.startsWith("v-private"));
    assert.deepEqual(
      routes.map(({ inputs }) => inputs["natGatewayId"]),
      [gateway.id, gateway.id],
    );
  });

  it("puts one gateway into a zone that has two public subnets", async () => {
    const subnetSpecs = [
      { type: "Public" as const, cidrMask: 24 },
      { type: "Public" as const, name: "edge", cidrMask: 24 },
      { type: "Private" as const, cidrMask: 22 },
    ];
    const observed = await create({ subnetStrategy: "Auto", subnetSpecs });
    clean(observed);
    assert.deepEqual(
      observed.all(NAT).map(({ name }) => name),
      ["v-1", "v-2"],
    );
  });

  it("keeps Unused ranges free of subnets", async () => {
    const subnetSpecs = [
      { type: "Public" as const, cidrMask: 18 },
      { type: "Private" as const, cidrMask: 18 },
    ];
    const half = await create({ subnetStrategy: "Exact", subnetSpecs });
    clean(half);
    const quarter = [
      ...subnetSpecs.slice(0, 1),
      { type: "Private" as const, cidrMask: 19 },
      { type: "Unused" as const, cidrMask: 19 },
    ];
    const withGap = await create({ subnetStrategy: "Exact", subnetSpecs: quarter });
    clean(withGap);
    assert.equal(withGap.all(SUBNET).length, 4);
    const gap = await create({ subnetStrategy: "Exact", subnetSpecs: quarter.slice(0, 2) });
    assert.match(
      gap.errors.map(String).join(),
      /new resource v \[awsx:ec2:Vpc\]: subnetStrategy Exact leaves gaps before/,
    );
    assert.deepEqual(gap.all("aws:ec2/vpc:Vpc"), []);
  });

  it("fills an endpoint's route tables under Auto only, and warns under Legacy", async () => {
    const vpcEndpointSpecs = [{ serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" }];
    const legacy = await create({ vpcEndpointSpecs });
    assert.equal(legacy.get(ENDPOINT).inputs["routeTableIds"], undefined);
    const auto = await create({ vpcEndpointSpecs, vpcEndpointStrategy: "Auto" });
    clean(auto);
    assert.deepEqual(
      auto.get(ENDPOINT).inputs["routeTableIds"],
      auto.all("aws:ec2/routeTable:RouteTable").map(({ id }) => id),
    );
    assert.equal(auto.outputs["endpoints"], 1);
  });

  it("gives an interface endpoint under Auto one private subnet per zone, a group, private DNS and DNS names", async () => {
    const vpcEndpointSpecs = [
      { serviceName: "com.amazonaws.us-east-1.sts", vpcEndpointType: "Interface", tags: { a: "b" } },
    ];
    const observed = await create({ vpcEndpointSpecs, vpcEndpointStrategy: "Auto" });
    clean(observed);
    const { inputs } = observed.get(ENDPOINT);
    assert.equal(inputs["privateDnsEnabled"], true);
    assert.deepEqual(
      inputs["subnetIds"],
      ["v-private-1", "v-private-2"].map((name) => observed.get(SUBNET, name).id),
    );
    const group = observed.get("aws:ec2/securityGroup:SecurityGroup", "com.amazonaws.us-east-1.sts-sg");
    assert.deepEqual(inputs["securityGroupIds"], [group.id]);
    assert.deepEqual(inputs["tags"], { Name: "v", a: "b" });
    const rule = observed.get(
      "aws:ec2/securityGroupRule:SecurityGroupRule",
      "com.amazonaws.us-east-1.sts-ingress",
    );
    assert.deepEqual([rule.inputs["fromPort"], rule.inputs["cidrBlocks"]], [443, ["10.0.0.0/16"]]);
    const vpc = observed.get("aws:ec2/vpc:Vpc");
    assert.deepEqual([vpc.inputs["enableDnsHostnames"], vpc.inputs["enableDnsSupport"]], [true, true]);
  });

  it("numbers IPv6 blocks by zone, then by subnet", async () => {
    const observed = await create({ assignGeneratedIpv6CidrBlock: true });
    clean(observed);
    const last = (name: string): string =>
      String(observed.get(SUBNET, name).inputs["ipv6CidrBlock"]).slice(-7);
    assert.deepEqual(
      ["v-public-1", "v-public-2", "v-private-1", "v-private-2"].map(last).map((block) => block.slice(0, 2)),
      ["00", "01", "02", "03"],
    );
    assert.equal(observed.get(SUBNET, "v-private-1").inputs["assignIpv6AddressOnCreation"], true);
  });

  it("passes on what only the VPC itself knows about", async () => {
    const observed = await create({
      enableDnsSupport: false,
      instanceTenancy: "dedicated",
      enableNetworkAddressUsageMetrics: true,
    });
    const { inputs } = observed.get("aws:ec2/vpc:Vpc");
    assert.deepEqual(inputs, {
      cidrBlock: "10.0.0.0/16",
      enableDnsSupport: false,
      enableNetworkAddressUsageMetrics: true,
      instanceTenancy: "dedicated",
      tags: { Name: "v" },
    });
  });

  for (const [what, args, message] of [
    [
      "IPAM with both a block and a length",
      { ipv4IpamPoolId: "p", cidrBlock: "10.0.0.0/16", ipv4NetmaskLength: 16 },
      /needs one of cidrBlock and ipv4NetmaskLength/,
    ],
    ["IPAM with neither", { ipv4IpamPoolId: "p" }, /needs one of cidrBlock and ipv4NetmaskLength/],
    ["IPAM with Legacy", { ipv4IpamPoolId: "p", ipv4NetmaskLength: 16 }, /needs subnetStrategy Auto/],
    [
      "IPAM where no pool gives a block",
      { ipv4IpamPoolId: "p", ipv4NetmaskLength: 16, subnetStrategy: "Auto" as const },
      /the pool in ipv4IpamPoolId gave the VPC no block/,
    ],
    [
      "both zone arguments",
      { numberOfAvailabilityZones: 2 },
      /availabilityZoneNames and numberOfAvailabilityZones: give one/,
    ],
    [
      "NAT without public subnets",
      { subnetSpecs: [{ type: "Private" as const }], subnetStrategy: "Auto" as const },
      /OnePerAz needs public subnets/,
    ],
    [
      "too few Elastic IPs",
      { natGateways: { strategy: "OnePerAz" as const, elasticIpAllocationIds: ["a"] } },
      /for each of 2 availability zones, and 1 are given/,
    ],
    [
      "private DNS without DNS support",
      {
        enableDnsSupport: false,
        vpcEndpointStrategy: "Auto" as const,
        vpcEndpointSpecs: [{ serviceName: "s", vpcEndpointType: "Interface" }],
      },
      /private DNS needs enableDnsHostnames and enableDnsSupport/,
    ],
    [
      "IPv6 addresses without a block",
      {
        subnetStrategy: "Auto" as const,
        subnetSpecs: [
          { type: "Public" as const, assignIpv6AddressOnCreation: true },
          { type: "Private" as const },
        ],
      },
      /v-public-1 assigns IPv6 addresses and the VPC has no IPv6 block/,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { errors } = await create(args as awsx.ec2.VpcArgs);
      assert.match(errors.map(String).join("\n"), message);
    });
  }
});
