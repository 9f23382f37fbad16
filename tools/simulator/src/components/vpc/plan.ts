/** Which subnets a VPC gets: names, zones and blocks. Pure; nothing here registers a resource. */
import {
  DEFAULT_TYPES,
  defaultSpecs,
  mergeWithDefaults,
  placeInZones,
  zonePrefixLength,
} from "./auto-layout.ts";
import { gapBetween, parseBlock } from "./blocks.ts";
import { legacySubnets } from "./legacy-layout.ts";
import { logicalSubnetName, type NameTagStrategy, subnetNameTag } from "./names.ts";
import { checkSpecs, type SubnetSpec, type SubnetSpecs, type SubnetType } from "./specs.ts";

export type SubnetStrategy = "Legacy" | "Auto" | "AutoMerge" | "Exact";

export interface SubnetRequest {
  /** Logical name of the VPC component. */
  readonly vpc: string;
  readonly zones: readonly string[];
  readonly strategy: SubnetStrategy;
  readonly specs?: readonly SubnetSpec[] | undefined;
  readonly zoneCidrMask?: number | undefined;
  readonly nameTags: NameTagStrategy;
}

/** A subnet without its block. */
export interface SubnetSlot {
  readonly type: SubnetType;
  readonly zone: string;
  readonly zoneIndex: number;
  readonly logicalName: string;
  readonly nameTag: string;
  readonly spec: SubnetSpec;
}

export interface PlannedSubnet extends SubnetSlot {
  readonly cidrBlock: string;
}

/** One entry of the component's output `subnetLayout`. */
export interface LayoutEntry {
  readonly type: SubnetType;
  readonly name?: string;
  readonly cidrMask?: number;
  readonly size?: number;
  readonly cidrBlocks?: readonly string[];
}

/** A request whose specs are checked, with slots that do not depend on the VPC's block. */
export interface SubnetPlanner {
  /** Known before the block is; absent with the strategy Legacy, which orders subnets by block. */
  readonly slots?: readonly SubnetSlot[];
  subnets(vpcCidr: string): PlannedSubnet[];
  layout(subnets: readonly PlannedSubnet[]): LayoutEntry[];
}

export function planSubnets(request: SubnetRequest): SubnetPlanner {
  const { strategy, zones } = request;
  const specs = request.specs && checkSpecs(request.specs, zones.length);
  const layout = (subnets: readonly PlannedSubnet[]): LayoutEntry[] =>
    strategy === "Legacy" || strategy === "AutoMerge" || specs === undefined
      ? layoutFromFirstZone(subnets, zones.length)
      : specs.specs.map(layoutEntry);
  if (strategy === "AutoMerge" && specs?.explicit) {
    throw new Error("subnetStrategy AutoMerge takes no cidrBlocks; use Auto or Exact to write every block");
  }
  if (usesLegacyLayout(strategy, specs)) {
    return {
      subnets: (cidr) =>
        legacySubnets(cidr, zones.length, specs?.specs).map(({ zoneIndex, spec, cidrBlock }) => ({
          ...slot(request, spec, zoneIndex),
          cidrBlock,
        })),
      layout,
    };
  }
  const named =
    strategy === "AutoMerge" ? mergeWithDefaults(specs?.specs ?? [], BARE) : (specs?.specs ?? BARE);
  const slots = zones.flatMap((_, zoneIndex) => named.map((spec) => slot(request, spec, zoneIndex)));
  return {
    slots,
    subnets: (cidr) => {
      const blocks = blocksOf(request, specs, cidr);
      return slots.map((each, i) => ({ ...each, cidrBlock: blocks[i] ?? "" }));
    },
    layout,
  };
}

const BARE: readonly SubnetSpec[] = DEFAULT_TYPES.map((type) => ({ type }));

/** Exact without specs has nothing to be exact about and lays out like Legacy. */
function usesLegacyLayout(strategy: SubnetStrategy, specs: SubnetSpecs | undefined): boolean {
  return strategy === "Legacy" || (strategy === "Exact" && specs === undefined);
}

function blocksOf(request: SubnetRequest, specs: SubnetSpecs | undefined, cidr: string): string[] {
  const { zones, strategy } = request;
  if (specs?.explicit)
    return zones.flatMap((_, zone) => specs.specs.map((spec) => spec.cidrBlocks[zone] ?? ""));
  const prefix = zonePrefixLength(cidr, zones.length, request.zoneCidrMask);
  const sized =
    strategy === "AutoMerge"
      ? mergeWithDefaults(specs?.specs ?? [], defaultSpecs(prefix))
      : (specs?.specs ?? defaultSpecs(prefix));
  return placeInZones(cidr, zones.length, sized, prefix);
}

function slot(request: SubnetRequest, spec: SubnetSpec, zoneIndex: number): SubnetSlot {
  const zone = request.zones[zoneIndex] ?? "";
  return {
    type: spec.type,
    zone,
    zoneIndex,
    logicalName: logicalSubnetName(request.vpc, spec, zoneIndex),
    nameTag: subnetNameTag(request.vpc, spec, zoneIndex, zone, request.nameTags),
    spec,
  };
}

function layoutEntry({ type, name, cidrMask, size, cidrBlocks }: SubnetSpec): LayoutEntry {
  return {
    type,
    ...(name ? { name } : {}),
    ...(cidrMask ? { cidrMask } : {}),
    ...(size ? { size } : {}),
    ...(cidrBlocks ? { cidrBlocks } : {}),
  };
}

/**
 * The layout as specs that would give it under Auto: the first zone's share of the list, with the space between as
 * Unused. The default Legacy layout lists by type, so its "first zone" is a run of private subnets; the real
 * component says the same.
 */
function layoutFromFirstZone(subnets: readonly PlannedSubnet[], zoneCount: number): LayoutEntry[] {
  const first = subnets
    .slice(0, subnets.length / zoneCount)
    .map(({ type, cidrBlock }) => ({ type, block: parseBlock(cidrBlock) }));
  return first.flatMap(({ type, block }, i): LayoutEntry[] => {
    const previous = first[i - 1];
    const gaps = previous ? gapBetween(previous.block, block) : [];
    return [
      ...gaps.map((gap) => ({ type: "Unused" as const, cidrMask: gap.prefixLength })),
      { type, cidrMask: block.prefixLength },
    ];
  });
}
