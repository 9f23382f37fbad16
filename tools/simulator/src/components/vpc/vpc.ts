/** What `awsx:ec2:Vpc` creates. */
import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { ComponentState, RemoteComponent } from "../remote-component.ts";
import { mergedTags } from "../tags.ts";
import { assertElasticIps, assertNatHasSubnets, assertNoGaps, assertNoOverlap } from "./checks.ts";
import { createEndpoint, dnsSettings, incompleteEndpoint } from "./endpoints.ts";
import { assertDistinctSuffixes } from "./names.ts";
import { type PlannedSubnet, planSubnets, type SubnetPlanner } from "./plan.ts";
import { createSubnets, type PlacedSlot } from "./subnets.ts";
import { vpcOutputs } from "./outputs.ts";

type VpcArgs = awsx.ec2.VpcArgs;

const DEFAULT_CIDR_BLOCK = "10.0.0.0/16";
const DEFAULT_ZONE_COUNT = 3;

export const vpc: RemoteComponent = async (name, inputs, options) => {
  const component = new Vpc(name, inputs, options);
  return { urn: component.urn, state: await component.state() };
};

class Vpc extends pulumi.ComponentResource<ComponentState> {
  constructor(name: string, args: VpcArgs, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, { ...args }, options);
  }

  state(): Promise<ComponentState> {
    return this.getData();
  }

  protected override async initialize(
    args: VpcArgs,
    _options: pulumi.ComponentResourceOptions,
    name: string,
  ): Promise<ComponentState> {
    const cidrBlock = vpcCidr(args);
    if (args.availabilityZoneNames && args.numberOfAvailabilityZones) {
      throw new Error("availabilityZoneNames and numberOfAvailabilityZones: give one of them");
    }
    const zones = args.availabilityZoneNames ?? (await firstZones(args, this));
    const natStrategy = args.natGateways?.strategy ?? "OnePerAz";
    const allocationIds = args.natGateways?.elasticIpAllocationIds ?? [];
    const endpointStrategy = args.vpcEndpointStrategy ?? "Legacy";
    const endpointSpecs = args.vpcEndpointSpecs ?? [];
    const dns = dnsSettings(args, endpointStrategy, endpointSpecs);
    assertElasticIps(natStrategy, allocationIds, zones.length);
    const nameTags = args.subnetNameTagStrategy ?? "Legacy";
    if (nameTags === "AvailabilityZone") assertDistinctSuffixes(zones);
    const strategy = args.subnetStrategy ?? "Legacy";
    const planner = planSubnets({
      vpc: name,
      zones,
      strategy,
      specs: args.subnetSpecs,
      zoneCidrMask: args.availabilityZoneCidrMask,
      nameTags,
    });
    const plan = (block: string): PlannedSubnet[] => {
      const subnets = planner.subnets(block);
      assertNoOverlap(subnets);
      if (strategy === "Exact" && cidrBlock !== undefined) assertNoGaps(block, subnets);
      assertNatHasSubnets(natStrategy, subnets);
      return subnets;
    };
    // A block that is known is judged before anything is created; one that IPAM gives is not known until then.
    const known = cidrBlock === undefined ? undefined : plan(cidrBlock);

    const tags = mergedTags({ Name: name }, args.tags);
    const inner = createInnerVpc(name, { ...args, ...dns }, cidrBlock, tags, this);
    const { region } = args;
    const internetGateway = new aws.ec2.InternetGateway(
      name,
      { region, vpcId: inner.id, tags },
      { parent: inner, dependsOn: [inner] },
    );
    const planned = pulumi.output(known ?? inner.cidrBlock.apply((block) => plan(allocated(block))));
    const made = createSubnets(known ?? deferredSlots(planner, planned), {
      name,
      vpc: inner,
      internetGateway,
      region,
      ownTags: args.tags,
      tags,
      assignGeneratedIpv6: args.assignGeneratedIpv6CidrBlock,
      natStrategy,
      allocationIds,
      zoneCount: zones.length,
    });
    const vpcEndpoints = endpointSpecs.map((spec) =>
      createEndpoint(spec, {
        vpc: inner,
        region,
        tags,
        strategy: endpointStrategy,
        zones,
        subnets: made.subnets,
        routeTables: made.routeTables,
      }),
    );
    if (endpointStrategy === "Legacy") await warnOfIncompleteEndpoints(endpointSpecs, this);
    const layout = planned.apply((subnets) => planner.layout(subnets as PlannedSubnet[]));
    const outputs = vpcOutputs({ inner, internetGateway, made, vpcEndpoints, layout });
    this.registerOutputs(outputs);
    return outputs;
  }
}

/** @throws Error when the ways to give the VPC a block are mixed. */
export function vpcCidr(args: VpcArgs): string | undefined {
  const { cidrBlock, ipv4IpamPoolId, ipv4NetmaskLength } = args;
  if (ipv4IpamPoolId === undefined) return cidrBlock ?? DEFAULT_CIDR_BLOCK;
  if ((cidrBlock === undefined) === (ipv4NetmaskLength === undefined)) {
    throw new Error("ipv4IpamPoolId needs one of cidrBlock and ipv4NetmaskLength, and not both");
  }
  return cidrBlock;
}

/** @throws Error where IPAM gave nothing: the simulated account has no pools, so there a block must be written. */
function allocated(block: string | undefined): string {
  if (!block)
    throw new Error("the pool in ipv4IpamPoolId gave the VPC no block; write cidrBlock to plan without it");
  return block;
}

async function firstZones(args: VpcArgs, parent: pulumi.Resource): Promise<string[]> {
  const { numberOfAvailabilityZones: count = DEFAULT_ZONE_COUNT, region } = args;
  if (region !== undefined && typeof region !== "string") {
    throw new Error("region must be written out where availabilityZoneNames is not given");
  }
  const { names } = await aws.getAvailabilityZones(region === undefined ? {} : { region }, { parent });
  if (names.length < count) {
    throw new Error(`the region has ${names.length} availability zones and ${count} are asked for`);
  }
  return names.slice(0, count);
}

function createInnerVpc(
  name: string,
  args: VpcArgs,
  cidrBlock: string | undefined,
  tags: pulumi.Output<Record<string, string>>,
  parent: pulumi.Resource,
): aws.ec2.Vpc {
  return new aws.ec2.Vpc(
    name,
    {
      assignGeneratedIpv6CidrBlock: args.assignGeneratedIpv6CidrBlock,
      cidrBlock,
      enableDnsHostnames: args.enableDnsHostnames,
      enableDnsSupport: args.enableDnsSupport,
      enableNetworkAddressUsageMetrics: args.enableNetworkAddressUsageMetrics,
      instanceTenancy: args.instanceTenancy,
      ipv4IpamPoolId: args.ipv4IpamPoolId,
      ipv4NetmaskLength: args.ipv4NetmaskLength,
      ipv6CidrBlock: args.ipv6CidrBlock,
      ipv6CidrBlockNetworkBorderGroup: args.ipv6CidrBlockNetworkBorderGroup,
      ipv6IpamPoolId: args.ipv6IpamPoolId,
      ipv6NetmaskLength: args.ipv6NetmaskLength,
      region: args.region,
      tags,
    },
    { parent },
  );
}

/** @throws Error under Legacy, whose subnets cannot be named before the block is known. */
function deferredSlots(planner: SubnetPlanner, planned: pulumi.Output<unknown>): PlacedSlot[] {
  if (!planner.slots) {
    throw new Error("a block from IPAM needs subnetStrategy Auto: Legacy works on a written cidrBlock only");
  }
  return planner.slots.map((slot, i) => ({
    ...slot,
    cidrBlock: planned.apply((subnets) => (subnets as PlannedSubnet[])[i]?.cidrBlock ?? ""),
  }));
}

async function warnOfIncompleteEndpoints(
  specs: readonly awsx.types.input.ec2.VpcEndpointSpecArgs[],
  component: pulumi.Resource,
): Promise<void> {
  for (const warning of specs.map(incompleteEndpoint)) {
    if (warning) await pulumi.log.warn(warning, component);
  }
}
