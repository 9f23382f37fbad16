/** IPv6 blocks of subnets. */

/**
 * The `index`-th /64 of a VPC's /56, the way the real component numbers them: the low byte of the fourth group.
 *
 * @throws Error when the VPC's block is not a /56 with four written groups.
 */
export function ipv6SubnetBlock(vpcBlock: string, index: number): string {
  const match = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}):([0-9a-f]{1,4}):[0-9a-f:]*\/56$/i.exec(
    vpcBlock,
  );
  const [, prefix, fourth] = match ?? [];
  if (prefix === undefined || fourth === undefined) {
    throw new Error(`the VPC's IPv6 block ${vpcBlock} is not a /56 such as 2600:1f18:1234:5600::/56`);
  }
  if (index < 0 || index > 255)
    throw new Error(`a /56 has 256 subnets, and subnet number ${index} is asked for`);
  return `${prefix}:${((Number.parseInt(fourth, 16) & 0xff00) | index).toString(16)}::/64`;
}
