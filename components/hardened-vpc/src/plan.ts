/** Which subnets a VPC has, in which order, and which NAT gateway each may use. */
import type { HardenedVpcArgs, NatGatewayStrategy, SubnetTags, VpcZone } from "./args.ts";

/** One kind of subnet over all zones, as awsx takes it: the n-th block belongs to the n-th zone. */
export interface SubnetSpec {
  readonly type: "Public" | "Private";
  readonly name: string;
  readonly cidrBlocks: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface PodSubnet {
  readonly zoneName: string;
  readonly cidrBlock: string;
  /** Position of the zone's NAT gateway; undefined without NAT. */
  readonly natGateway: number | undefined;
}

type Layout = Pick<HardenedVpcArgs, "podCidrBlock" | "availabilityZones">;

/**
 * Everything about the zones that would fail late or replace subnets. Whether ranges lie inside the VPC and apart
 * from each other is AWS's to say.
 */
export function layoutProblems({ podCidrBlock, availabilityZones: zones }: Layout): string[] {
  return [...indexProblems(zones), ...nameProblems(zones), ...podProblems(podCidrBlock, zones)];
}

/** awsx names subnets by position, so a gap would make a zone's position and its index disagree. */
function indexProblems(zones: readonly VpcZone[]): string[] {
  if (zones.length === 0) return ["availabilityZones: must name at least one zone"];
  const indexes = zones.map((zone) => zone.index).sort((a, b) => a - b);
  if (indexes.every((index, i) => index === i + 1)) return [];
  return [
    `availabilityZones: indexes must be 1 to ${zones.length}, each once, so that no subnet is renumbered (got ${indexes.join(", ")})`,
  ];
}

function nameProblems(zones: readonly VpcZone[]): string[] {
  const names = zones.map((zone) => zone.name);
  const repeated = names.filter((name, i) => names.indexOf(name) !== i);
  return [...new Set(repeated)].map((name) => `availabilityZones: ${name} is named twice`);
}

function podProblems(podCidrBlock: string | undefined, zones: readonly VpcZone[]): string[] {
  if (podCidrBlock === undefined) {
    return zones
      .filter((zone) => zone.podSubnetCidrBlock !== undefined)
      .map((zone) => `availabilityZones ${zone.name}: podSubnetCidrBlock needs podCidrBlock`);
  }
  return zones
    .filter((zone) => zone.podSubnetCidrBlock === undefined)
    .map((zone) => `availabilityZones ${zone.name}: podSubnetCidrBlock is required with podCidrBlock`);
}

/** By index, whatever the order in which they were written. */
export function orderedZones(zones: readonly VpcZone[]): VpcZone[] {
  return [...zones].sort((a, b) => a.index - b.index);
}

export function subnetSpecs(zones: readonly VpcZone[], tags: SubnetTags = {}): SubnetSpec[] {
  const ordered = orderedZones(zones);
  return [
    {
      type: "Public",
      name: "public",
      cidrBlocks: ordered.map((zone) => zone.publicSubnetCidrBlock),
      tags: tags.public ?? {},
    },
    {
      type: "Private",
      name: "private",
      cidrBlocks: ordered.map((zone) => zone.privateSubnetCidrBlock),
      tags: tags.private ?? {},
    },
  ];
}

export function podSubnets(zones: readonly VpcZone[], strategy: NatGatewayStrategy): PodSubnet[] {
  return orderedZones(zones).flatMap(({ name, index, podSubnetCidrBlock }) =>
    podSubnetCidrBlock === undefined
      ? []
      : [{ zoneName: name, cidrBlock: podSubnetCidrBlock, natGateway: natGatewayPosition(strategy, index) }],
  );
}

/** Position, in the list of NAT gateways, of the one that a zone's private and pod subnets use. */
export function natGatewayPosition(strategy: NatGatewayStrategy, zoneIndex: number): number | undefined {
  switch (strategy) {
    case "None":
      return undefined;
    case "Single":
      return 0;
    case "OnePerAz":
      return zoneIndex - 1;
  }
}
