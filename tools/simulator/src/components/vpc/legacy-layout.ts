/** Subnet blocks of the strategy Legacy: private, then public, then isolated subnets within each zone. */
import {
  bitsFor,
  blockAfter,
  blockSize,
  formatCidr,
  type Ipv4Block,
  overlaps,
  parseBlock,
} from "./blocks.ts";
import type { SubnetSpec, SubnetType } from "./specs.ts";

export interface LegacySubnet {
  readonly zoneIndex: number;
  readonly spec: SubnetSpec;
  readonly cidrBlock: string;
}

/** Types in the order in which they are placed, with the shortest prefix a subnet without a mask may have. */
const ORDER: readonly { type: SubnetType; shortestPrefix: number }[] = [
  { type: "Private", shortestPrefix: 19 },
  { type: "Public", shortestPrefix: 20 },
  { type: "Isolated", shortestPrefix: 24 },
];

export function legacySubnets(
  vpcCidr: string,
  zoneCount: number,
  specs: readonly SubnetSpec[] | undefined,
): LegacySubnet[] {
  const zones = Array.from({ length: zoneCount }, (_, i) =>
    subBlock(parseBlock(vpcCidr), bitsFor(zoneCount), i),
  );
  return specs === undefined
    ? defaultSubnets(zones)
    : zones.flatMap((zone, i) =>
        placeSpecs(zone, specs).map(({ spec, block }) => ({
          zoneIndex: i,
          spec,
          cidrBlock: formatCidr(block),
        })),
      );
}

/** All private subnets come before all public ones, unlike everywhere else. */
function defaultSubnets(zones: readonly Ipv4Block[]): LegacySubnet[] {
  const privateBlocks = zones.map((zone) => subBlock(zone, 1, 0));
  const publicBlocks = privateBlocks.map((block) => subBlock(subBlock(block, 0, 1), 1, 0));
  const named = (type: SubnetType, blocks: Ipv4Block[]): LegacySubnet[] =>
    blocks.map((block, zoneIndex) => ({ zoneIndex, spec: { type }, cidrBlock: formatCidr(block) }));
  return [...named("Private", privateBlocks), ...named("Public", publicBlocks)];
}

interface Placed {
  readonly spec: SubnetSpec;
  readonly block: Ipv4Block;
}

/**
 * The n-th subnet of a type gets the n-th block of its size, counted from the zone's start or from behind the last
 * subnet of the types before; where that lands on the subnet placed last, the next free block is taken instead.
 */
function placeSpecs(zone: Ipv4Block, specs: readonly SubnetSpec[]): Placed[] {
  const longerBy = specs.length === 1 ? 0 : 1;
  const placed: Placed[] = [];
  for (const { type, shortestPrefix } of ORDER) {
    const before = placed.at(-1)?.block;
    const from = before ? subBlock(before, 0, 1) : zone;
    specs
      .filter((spec) => spec.type.toLowerCase() === type.toLowerCase())
      .forEach((spec, n) => {
        const prefix = spec.cidrMask ?? Math.max(zone.prefixLength + longerBy, shortestPrefix);
        const wished = subBlock(from, prefix - from.prefixLength, n);
        const previous = placed.at(-1)?.block;
        const taken = previous !== undefined && overlaps(previous, aligned(wished));
        placed.push({ spec: { ...spec, type }, block: taken ? blockAfter(previous, prefix) : wished });
      });
  }
  return placed;
}

/** The `n`-th block that is `extraBits` longer in prefix, counted from where `outer` starts. */
function subBlock(outer: Ipv4Block, extraBits: number, n: number): Ipv4Block {
  const prefixLength = outer.prefixLength + extraBits;
  if (prefixLength > 32) {
    throw new Error(
      `${formatCidr(outer)} cannot be divided by ${extraBits} more bits; the cidrBlock is too small`,
    );
  }
  return { first: outer.first + n * blockSize(prefixLength), prefixLength };
}

function aligned(block: Ipv4Block): Ipv4Block {
  const size = blockSize(block.prefixLength);
  return { ...block, first: Math.floor(block.first / size) * size };
}
