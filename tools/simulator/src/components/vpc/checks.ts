/** What the component refuses about its arguments before it creates anything. */
import { formatCidr, lastAddress, overlaps, parseBlock } from "./blocks.ts";
import type { PlannedSubnet } from "./plan.ts";

export type NatStrategy = "None" | "Single" | "OnePerAz";

/** @throws Error when the Elastic IPs given do not fit the NAT strategy. */
export function assertElasticIps(
  strategy: string,
  allocationIds: readonly unknown[],
  zoneCount: number,
): void {
  const count = allocationIds.length;
  switch (strategy.toLowerCase()) {
    case "none":
      if (count > 0) throw new Error("natGateways.elasticIpAllocationIds needs a strategy other than None");
      return;
    case "single":
      if (count > 1)
        throw new Error(`natGateways.strategy Single takes one Elastic IP, and ${count} are given`);
      return;
    case "oneperaz":
      if (count > 0 && count !== zoneCount) {
        throw new Error(
          `natGateways.strategy OnePerAz takes one Elastic IP for each of ${zoneCount} availability zones, ` +
            `and ${count} are given`,
        );
      }
      return;
    default:
      throw new Error(`natGateways.strategy ${strategy} is none of None, Single, OnePerAz`);
  }
}

/** @throws Error when there is no subnet to put a NAT gateway in, or none that would use it. */
export function assertNatHasSubnets(strategy: string, subnets: readonly PlannedSubnet[]): void {
  if (strategy.toLowerCase() === "none") return;
  const types = new Set(subnets.map((subnet) => subnet.type.toLowerCase()));
  if (types.has("public") && (types.has("private") || types.has("isolated"))) return;
  throw new Error(
    `natGateways.strategy ${strategy} needs public subnets for the NAT gateways and private or isolated subnets ` +
      `that use them; declare both, or use None`,
  );
}

/** @throws Error naming every subnet that overlaps another. */
export function assertNoOverlap(subnets: readonly PlannedSubnet[]): void {
  const blocks = subnets.map((subnet) => parseBlock(subnet.cidrBlock));
  const guilty = subnets.filter((_, i) =>
    blocks.some((other, j) => i !== j && overlaps(other, blocks[i] ?? other)),
  );
  if (guilty.length > 0) {
    const list = guilty.map((subnet) => `${subnet.nameTag} ${subnet.cidrBlock}`).join(", ");
    throw new Error(
      `subnets overlap: ${list}; use a larger cidrBlock, smaller subnets or fewer availability zones`,
    );
  }
}

/** @throws Error naming every gap: the strategy Exact wants the whole range accounted for. */
export function assertNoGaps(vpcCidr: string, subnets: readonly PlannedSubnet[]): void {
  const vpc = parseBlock(vpcCidr);
  const gaps: string[] = [];
  let expected = vpc.first;
  for (const { nameTag, cidrBlock } of subnets) {
    const block = parseBlock(cidrBlock);
    if (block.first !== expected) gaps.push(`before ${nameTag} ${cidrBlock}`);
    expected = lastAddress(block) + 1;
  }
  if (expected !== lastAddress(vpc) + 1)
    gaps.push(`between the last subnet and the end of ${formatCidr(vpc)}`);
  if (gaps.length > 0) {
    throw new Error(
      `subnetStrategy Exact leaves gaps ${gaps.join(", ")}; declare them as specs of type Unused`,
    );
  }
}
