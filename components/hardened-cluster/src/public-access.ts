/** Which address blocks may reach the public API endpoint. */

/** EKS accepts no more than this many blocks. */
const MAX_BLOCKS = 40;

/**
 * Anything wider is not a list of networks that somebody knows: two /1 blocks are the whole internet.
 */
const WIDEST_PREFIX = 8;

/** Ranges that never appear as a source on the internet, so EKS refuses them here. */
const PRIVATE_RANGES: readonly (readonly [string, number])[] = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
];

/** Everything that is wrong with the list, one sentence each that says what to change; empty when it is fine. */
export function publicAccessProblems(publicAccessCidrs: readonly string[]): string[] {
  if (publicAccessCidrs.length === 0) {
    return ["a public endpoint needs publicAccessCidrs; without them EKS opens it to 0.0.0.0/0"];
  }
  const tooMany = publicAccessCidrs.length > MAX_BLOCKS;
  return [
    ...(tooMany
      ? [`EKS takes at most ${MAX_BLOCKS} publicAccessCidrs, not ${publicAccessCidrs.length}`]
      : []),
    ...publicAccessCidrs.flatMap(blockProblems),
  ];
}

function blockProblems(block: string): string[] {
  const [address = "", length = ""] = block.split("/");
  const prefix = Number(length);
  if (prefix === 0 && length !== "") {
    return [`${block} opens the API to the whole internet; name the networks that need it`];
  }
  if (block.includes(":")) return [`${block} is IPv6, but the endpoint of an IPv4 cluster is IPv4`];
  const value = ipv4(address);
  if (value === undefined || !/^\d+$/.test(length) || prefix > 32)
    return [`"${block}" is not an IPv4 CIDR block`];
  if (prefix < WIDEST_PREFIX)
    return [`${block} is wider than /${WIDEST_PREFIX}; name the networks that need it`];
  const range = PRIVATE_RANGES.find(
    ([base, size]) => prefix >= size && sameNetwork(value, ipv4(base) ?? 0, size),
  );
  if (range) return [`${block} is a private range, which the private endpoint serves; EKS refuses it here`];
  return [];
}

function ipv4(address: string): number | undefined {
  const octets = address.split(".");
  const valid =
    octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255);
  return valid ? octets.reduce((value, octet) => value * 256 + Number(octet), 0) : undefined;
}

function sameNetwork(a: number, b: number, prefix: number): boolean {
  const size = 2 ** (32 - prefix);
  return Math.floor(a / size) === Math.floor(b / size);
}
