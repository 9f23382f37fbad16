/** What a subnet can hold: single addresses and whole blocks of 16. Pure arithmetic. */
import { AWS_RESERVED_ADDRESSES } from "@drydock/core/cidr";
import { ADDRESSES_PER_PREFIX } from "./node.ts";

export interface Demand {
  readonly singles: number;
  readonly prefixes: number;
}

export const NOTHING: Demand = { singles: 0, prefixes: 0 };

export function plus(a: Demand, b: Demand): Demand {
  return { singles: a.singles + b.singles, prefixes: a.prefixes + b.prefixes };
}

export function addressesIn({ singles, prefixes }: Demand): number {
  return singles + prefixes * ADDRESSES_PER_PREFIX;
}

/**
 * Whether a subnet of that size holds the demand at best. AWS keeps the first four addresses and the last one, so the first
 * and the last block are never whole; single addresses are taken to fill those two first.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function holds(size: number, { singles, prefixes }: Demand): boolean {
  const usable = size - AWS_RESERVED_ADDRESSES;
  const whole = Math.max(0, Math.floor(size / ADDRESSES_PER_PREFIX) - 2);
  const broken = usable - whole * ADDRESSES_PER_PREFIX;
  const cut = Math.ceil(Math.max(0, singles - broken) / ADDRESSES_PER_PREFIX);
  return singles <= usable && prefixes + cut <= whole;
}

/**
 * How many nodes the subnet takes before it is full: those that need most come first, so that it is never full earlier.
 *
 * @param fixed what is there whatever the nodes do
 * @param nodes what each node needs in this subnet
 */
export function nodesThatFit(size: number, fixed: Demand, nodes: readonly Demand[]): number {
  const largestFirst = [...nodes].sort((a, b) => addressesIn(b) - addressesIn(a));
  let taken = fixed;
  const full = largestFirst.findIndex((node) => {
    taken = plus(taken, node);
    return !holds(size, taken);
  });
  return full === -1 ? nodes.length : full;
}
