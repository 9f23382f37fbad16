/** Arithmetic on aligned IPv4 blocks, as subnet layouts need it. */
import { formatCidr, type Ipv4Block, parseBlock } from "@drydock/core/cidr";

const ADDRESS_BITS = 32;

export function blockSize(prefixLength: number): number {
  return 2 ** (ADDRESS_BITS - prefixLength);
}

export function lastAddress(block: Ipv4Block): number {
  return block.first + blockSize(block.prefixLength) - 1;
}

/** The block of that size which holds `address`. */
export function blockHolding(address: number, prefixLength: number): Ipv4Block {
  const size = blockSize(prefixLength);
  return { first: Math.floor(address / size) * size, prefixLength };
}

/** The first block of that size which starts after `block` ends. */
export function blockAfter(block: Ipv4Block, prefixLength: number): Ipv4Block {
  const holding = blockHolding(lastAddress(block), prefixLength);
  return { first: holding.first + blockSize(prefixLength), prefixLength };
}

export function overlaps(a: Ipv4Block, b: Ipv4Block): boolean {
  return a.first <= lastAddress(b) && b.first <= lastAddress(a);
}

/** Bits that number `count` things. */
export function bitsFor(count: number): number {
  return count === 0 ? 0 : Math.ceil(Math.log2(count));
}

/** The largest aligned blocks that fill the space between two blocks, in address order. */
export function gapBetween(a: Ipv4Block, b: Ipv4Block): Ipv4Block[] {
  const [lower, upper] = a.first < b.first ? [a, b] : [b, a];
  const gaps: Ipv4Block[] = [];
  let before = lower;
  while (lastAddress(before) + 1 < upper.first) {
    let gap = blockAfter(before, before.prefixLength);
    for (;;) {
      const wider = blockHolding(gap.first, gap.prefixLength - 1);
      if (wider.first < gap.first || lastAddress(wider) >= upper.first) break;
      gap = wider;
    }
    gaps.push(gap);
    before = gap;
  }
  return gaps;
}

export { formatCidr, type Ipv4Block, parseBlock };
