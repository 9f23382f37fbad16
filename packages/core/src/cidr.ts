/** IPv4 CIDR arithmetic. Parsing and set operations come from cidr-tools; placing subnets is ours. */
import { containsCidr, overlapCidr, parseCidr } from "cidr-tools";

const IPV4_CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** One IPv4 block: its first address as a number, and its prefix length. */
export interface Ipv4Block {
  readonly first: number;
  readonly prefixLength: number;
}

/**
 * Why `text` is not a usable IPv4 CIDR block, or undefined when it is one. A block whose address has host
 * bits set (10.0.1.7/24) is refused, because AWS would silently store another block than the one written.
 */
export function cidrProblem(text: string): string | undefined {
  const match = IPV4_CIDR.exec(text);
  if (!match) return "must be an IPv4 CIDR block such as 10.0.0.0/16";
  const octets = match.slice(1, 5).map(Number);
  if (octets.some((octet) => octet > 255) || Number(match[5]) > 32) {
    return "must have octets of 0 to 255 and a prefix length of 0 to 32";
  }
  const written = `${octets.join(".")}/${Number(match[5])}`;
  if (written !== text) return `has leading zeros; write it as ${written}`;
  const network = formatCidr(parseBlock(text));
  return network === text ? undefined : `has host bits set; the block is ${network}`;
}

/** Parses a block that {@link cidrProblem} accepts; host bits are cut off. */
export function parseBlock(text: string): Ipv4Block {
  const { start, prefix } = parseCidr(text);
  return { first: Number(start), prefixLength: Number(prefix) };
}

export function formatCidr(block: Ipv4Block): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(block.first / 2 ** shift) % 256);
  return `${octets.join(".")}/${block.prefixLength}`;
}

/** How many addresses the block holds. */
export function cidrSize(text: string): number {
  return 2 ** (32 - parseBlock(text).prefixLength);
}

/** AWS keeps five addresses of every subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const AWS_RESERVED_ADDRESSES = 5;

export function usableAddresses(text: string): number {
  return Math.max(0, cidrSize(text) - AWS_RESERVED_ADDRESSES);
}

export function cidrContains(outer: string, inner: string): boolean {
  return containsCidr(outer, inner);
}

export function cidrsOverlap(a: string, b: string): boolean {
  return overlapCidr(a, b);
}

/**
 * The `slot`-th block (from 0) of length `prefixLength` inside `outer`. A slot depends on nothing but its own
 * number, so filling one more slot never moves the others.
 *
 * @throws RangeError when the slot lies outside `outer`.
 */
export function blockAt(outer: string, prefixLength: number, slot: number): string {
  const block = parseBlock(outer);
  const slots = 2 ** (prefixLength - block.prefixLength);
  const fits = prefixLength >= block.prefixLength && prefixLength <= 32;
  if (!fits || !Number.isInteger(slot) || slot < 0 || slot >= slots) {
    throw new RangeError(`${outer} has no /${prefixLength} block number ${slot}`);
  }
  return formatCidr({ first: block.first + slot * 2 ** (32 - prefixLength), prefixLength });
}
