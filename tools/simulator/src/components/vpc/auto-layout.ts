/** Subnet blocks of the strategies Auto, AutoMerge and Exact: specs in the order given, zone after zone. */
import {
  bitsFor,
  blockAfter,
  blockHolding,
  blockSize,
  formatCidr,
  type Ipv4Block,
  parseBlock,
} from "./blocks.ts";
import type { SubnetSpec } from "./specs.ts";

/** The smallest zone in which default subnets stay at AWS's minimum of /28. */
const LONGEST_DEFAULT_ZONE_PREFIX = 26;
const SHORTEST_DEFAULT_ZONE_PREFIX = 16;

export const DEFAULT_TYPES = ["Private", "Public"] as const;

/** Specs when the program gives none: half of each zone private, a quarter public. */
export function defaultSpecs(zonePrefix: number): SubnetSpec[] {
  if (zonePrefix > LONGEST_DEFAULT_ZONE_PREFIX) {
    throw new Error(
      `default subnets need a /${LONGEST_DEFAULT_ZONE_PREFIX} in each availability zone, and there is a /${zonePrefix}; ` +
        `give subnetSpecs, or a larger cidrBlock`,
    );
  }
  const prefix = Math.max(zonePrefix, SHORTEST_DEFAULT_ZONE_PREFIX);
  return DEFAULT_TYPES.map((type, i) => ({ type, cidrMask: prefix + i + 1 }));
}

/**
 * AutoMerge: a spec without a name takes the place of the default of its type; the others follow. A spec without a
 * mask loses the default's mask as well, and gets an even share of the zone.
 */
export function mergeWithDefaults(
  specs: readonly SubnetSpec[],
  defaults: readonly SubnetSpec[],
): SubnetSpec[] {
  const overrides = (of: SubnetSpec, spec: SubnetSpec): boolean =>
    spec.name === undefined && spec.type.toLowerCase() === of.type.toLowerCase();
  return [
    ...defaults.map((standard) => specs.find((spec) => overrides(standard, spec)) ?? standard),
    ...specs.filter((spec) => !defaults.some((standard) => overrides(standard, spec))),
  ];
}

export function zonePrefixLength(
  vpcCidr: string,
  zoneCount: number,
  zoneCidrMask: number | undefined,
): number {
  return zoneCidrMask ?? parseBlock(vpcCidr).prefixLength + bitsFor(zoneCount);
}

/** One block per zone and spec, in that order. */
export function placeInZones(
  vpcCidr: string,
  zoneCount: number,
  specs: readonly SubnetSpec[],
  zonePrefix: number,
): string[] {
  if (specs.length === 0) throw new Error("subnetSpecs is empty: a VPC needs at least one subnet");
  const prefixes = specs.map((spec) => spec.cidrMask ?? zonePrefix + bitsFor(specs.length));
  const wanted = prefixes.reduce((sum, prefix) => sum + blockSize(prefix), 0);
  if (wanted > blockSize(zonePrefix)) {
    throw new Error(
      `the subnets of one availability zone hold ${wanted} addresses, and its share of ${vpcCidr} ` +
        `(/${zonePrefix}) has ${blockSize(zonePrefix)}`,
    );
  }
  const start = parseBlock(vpcCidr).first;
  return Array.from({ length: zoneCount }).flatMap((_, zone) =>
    placeOneAfterAnother(start + zone * blockSize(zonePrefix), prefixes).map(formatCidr),
  );
}

function placeOneAfterAnother(start: number, prefixes: readonly number[]): Ipv4Block[] {
  const placed: Ipv4Block[] = [];
  for (const prefix of prefixes) {
    const previous = placed.at(-1);
    placed.push(previous ? blockAfter(previous, prefix) : blockHolding(start, prefix));
  }
  return placed;
}
