/** What a program asks of the subnets of one zone, checked and filled in. */
import type * as awsx from "@pulumi/awsx";
import { blockSize, parseBlock } from "./blocks.ts";

export type SubnetSpec = Readonly<awsx.types.input.ec2.SubnetSpecArgs>;
export type SubnetType = SubnetSpec["type"];

/** `explicit` specs name the block of every zone; the others leave placing to a strategy. */
export type SubnetSpecs =
  | { readonly explicit: true; readonly specs: readonly (SubnetSpec & { readonly cidrBlocks: string[] })[] }
  | { readonly explicit: false; readonly specs: readonly SubnetSpec[] };

const SHORTEST_PREFIX = 0;
const LONGEST_PREFIX = 30;

/** @throws Error with every problem of the specs. */
export function checkSpecs(specs: readonly SubnetSpec[], zoneCount: number): SubnetSpecs {
  const explicit = specs.some((spec) => spec.cidrBlocks !== undefined);
  const problems = [
    ...duplicateNames(specs),
    ...wrongSizes(specs),
    ...specs.flatMap((spec, i) => (explicit ? blockProblems(spec, i, zoneCount) : maskProblems(spec, i))),
  ];
  if (problems.length > 0) throw new Error(`subnetSpecs cannot be used: ${problems.join("; ")}`);
  return explicit
    ? { explicit, specs: specs.map((spec) => ({ ...spec, cidrBlocks: spec.cidrBlocks ?? [] })) }
    : { explicit, specs: specs.map(withMaskAndSize) };
}

/** Two subnets of one zone may not share a name, and the name falls back to the type. */
function duplicateNames(specs: readonly SubnetSpec[]): string[] {
  const types = [...new Set(specs.map((spec) => spec.type.toLowerCase()))];
  return types.flatMap((type) => {
    const names = specs.filter((spec) => spec.type.toLowerCase() === type).map((spec) => spec.name);
    return new Set(names).size === names.length
      ? []
      : [`the ${names.length} specs of type ${type} need different names; one of them may go without`];
  });
}

function wrongSizes(specs: readonly SubnetSpec[]): string[] {
  return specs.flatMap(({ size }, i) =>
    size === undefined || prefixOf(size) !== undefined
      ? []
      : [`subnetSpecs[${i}].size ${size} is not a power of two from ${blockSize(LONGEST_PREFIX)} up`],
  );
}

function blockProblems(spec: SubnetSpec, index: number, zoneCount: number): string[] {
  const at = `subnetSpecs[${index}]`;
  const { cidrBlocks, cidrMask, size } = spec;
  if (cidrBlocks === undefined) return [`${at} has no cidrBlocks; give them on all specs or on none`];
  if (cidrBlocks.length !== zoneCount) {
    return [
      `${at} has ${cidrBlocks.length} cidrBlocks for ${zoneCount} availability zones; give one for each`,
    ];
  }
  const prefixes = cidrBlocks.map((block) => parseBlock(block).prefixLength);
  if (cidrMask !== undefined && prefixes.some((prefix) => prefix !== cidrMask)) {
    return [`${at}.cidrMask ${cidrMask} contradicts its cidrBlocks; leave it out`];
  }
  if (size !== undefined && prefixes.some((prefix) => blockSize(prefix) !== size)) {
    return [`${at}.size ${size} contradicts its cidrBlocks; leave it out`];
  }
  return [];
}

function maskProblems({ cidrMask, size }: SubnetSpec, index: number): string[] {
  return cidrMask === undefined || size === undefined || blockSize(cidrMask) === size
    ? []
    : [`subnetSpecs[${index}].size ${size} is not that of a /${cidrMask}, which is ${blockSize(cidrMask)}`];
}

/** Either of mask and size gives the other. */
function withMaskAndSize(spec: SubnetSpec): SubnetSpec {
  const cidrMask = spec.cidrMask ?? (spec.size === undefined ? undefined : prefixOf(spec.size));
  return cidrMask === undefined ? spec : { ...spec, cidrMask, size: blockSize(cidrMask) };
}

/** Prefix length of a block of `size` addresses; undefined when no block has that many. */
function prefixOf(size: number): number | undefined {
  const prefix = 32 - Math.log2(size);
  return Number.isInteger(prefix) && prefix >= SHORTEST_PREFIX && prefix <= LONGEST_PREFIX
    ? prefix
    : undefined;
}
