/** IPv4 blocks in the account: overlap in constant time, however many blocks there are. */
import { cidrProblem, formatCidr, parseBlock } from "@drydock/core/cidr";
import type { Account, AccountResource, Index } from "./account.ts";

/** The block itself and every larger one that holds it, as CIDR text; nothing for what is no block. */
export function enclosing(cidr: unknown): string[] {
  if (typeof cidr !== "string" || cidrProblem(cidr) !== undefined) return [];
  const { first, prefixLength } = parseBlock(cidr);
  return Array.from({ length: prefixLength + 1 }, (_, length) => {
    const size = 2 ** (32 - length);
    return formatCidr({ first: Math.floor(first / size) * size, prefixLength: length });
  });
}

/** Looks resources up by a VPC (or other owner) and a block; with `enclosed`, also by every block around theirs. */
function blockIndex(name: string, owner: string, property: string, enclosed: boolean): Index {
  return {
    name,
    keys: ({ id, outputs }) => {
      const cidr = outputs[property];
      const blocks = enclosed ? enclosing(cidr) : [cidr];
      return blocks.map((block) => `${String(owner === "id" ? id : outputs[owner])} ${String(block)}`);
    },
  };
}

/** Two indexes of one type's blocks, and with them which blocks overlap a given one. */
export interface Blocks {
  overlapping(account: Account, type: string, owner: unknown, cidr: unknown): AccountResource | undefined;
}

export function blocksBy(owner: string, property: string): Blocks {
  const exact = blockIndex(`${owner} and ${property}`, owner, property, false);
  const around = blockIndex(`${owner} and around ${property}`, owner, property, true);
  return {
    overlapping(account, type, of, cidr) {
      const key = (block: unknown): string => `${String(of)} ${String(block)}`;
      const inside = account.find(type, around, key(cidr));
      if (inside) return inside;
      for (const block of enclosing(cidr)) {
        const outside = account.find(type, exact, key(block));
        if (outside) return outside;
      }
      return undefined;
    },
  };
}

export function prefixLength(cidr: string): number {
  return Number(cidr.split("/")[1]);
}

/** IPv6 in the shapes that AWS writes; whether the address is sound beyond that is left to AWS. */
export function isIpv6Cidr(text: string): boolean {
  return /^[0-9a-f:]+\/\d{1,3}$/i.test(text) && text.includes(":") && prefixLength(text) <= 128;
}
