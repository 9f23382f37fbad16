/** Sets of IPv4 addresses: sorted ranges that do not touch. Pure arithmetic. */
import { cidrProblem, parseBlock } from "@drydock/core/cidr";

/** First and last address of each range. */
export type Addresses = readonly (readonly [number, number])[];

export const NOWHERE: Addresses = [];
export const EVERYWHERE: Addresses = [[0, 2 ** 32 - 1]];

/** What is no IPv4 block has no addresses here. */
export function addressesOf(blocks: readonly string[], except: readonly string[] = []): Addresses {
  const taken = union(blocks.flatMap(blockOf));
  return except.length === 0 ? taken : minus(taken, union(except.flatMap(blockOf)));
}

const known = new Map<string, Addresses>();

/** Policies repeat their blocks. */
function blockOf(block: string): Addresses {
  const found = known.get(block) ?? parsedBlock(block);
  known.set(block, found);
  return found;
}

function parsedBlock(block: string): Addresses {
  if (cidrProblem(block) !== undefined) return [];
  const { first, prefixLength } = parseBlock(block);
  return [[first, first + 2 ** (32 - prefixLength) - 1]];
}

/** Ranges in any order, overlapping or not, as a set. */
export function union(ranges: readonly (readonly [number, number])[]): Addresses {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

export function intersection(a: Addresses, b: Addresses): Addresses {
  return a.flatMap(([first, last]) =>
    b.flatMap(([otherFirst, otherLast]): [number, number][] => {
      const range: [number, number] = [Math.max(first, otherFirst), Math.min(last, otherLast)];
      return range[0] <= range[1] ? [range] : [];
    }),
  );
}

export function minus(a: Addresses, b: Addresses): Addresses {
  return b.reduce<Addresses>(
    (left, [first, last]) =>
      left.flatMap(([from, to]): [number, number][] => {
        if (last < from || to < first) return [[from, to]];
        const parts: [number, number][] = [
          [from, first - 1],
          [last + 1, to],
        ];
        return parts.filter(([start, end]) => start <= end);
      }),
    a,
  );
}

export function meets(a: Addresses, b: Addresses): boolean {
  return intersection(a, b).length > 0;
}

export function isWithin(a: Addresses, b: Addresses): boolean {
  return minus(a, b).length === 0;
}

/** 10.0.0.0-10.0.255.255 */
export function addressText(addresses: Addresses): string {
  return addresses
    .map(([first, last]) => (first === last ? dotted(first) : `${dotted(first)}-${dotted(last)}`))
    .join(", ");
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
