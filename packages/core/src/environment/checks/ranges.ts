/** Address ranges of the VPC, of pods and of services: sizes, families and overlaps. */
import { cidrContains, cidrsOverlap, parseBlock } from "../../cidr.ts";
import type { Finding } from "../problems/problem.ts";
import type { Path } from "../yaml/path.ts";
import type { Check } from "./check.ts";

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcRangeSizes: Check = {
  reads: ["network.vpcCidrBlock", "network.podCidrBlock"],
  find: ({ network: { vpcCidrBlock, podCidrBlock } }) => [
    ...wrongSize(["network", "vpcCidrBlock"], vpcCidrBlock, [16, 28]),
    ...(podCidrBlock === undefined ? [] : wrongSize(["network", "podCidrBlock"], podCidrBlock, [16, 28])),
  ],
};

/** A /16 is the largest block that AWS takes for a VPC or a subnet, a /28 the smallest. */
export function wrongSize(
  path: Path,
  block: string,
  [largest, smallest]: readonly [number, number],
): Finding[] {
  const { prefixLength } = parseBlock(block);
  if (prefixLength >= largest && prefixLength <= smallest) return [];
  return [
    {
      path,
      given: block,
      allowed: `/${largest} to /${smallest}`,
      message: `must be a /${largest} to /${smallest} block (got ${block})`,
      change: `write a block with a prefix length of ${largest} to ${smallest}`,
    },
  ];
}

/** Families that AWS does not mix in one VPC: a secondary range may be of the primary's family or of none of them. */
const FAMILIES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] as const;
/** Of 10.0.0.0/15, AWS keeps 10.0.0.0/16 for itself once it is a VPC's range. */
const KEPT: Readonly<Record<string, string>> = {
  "10.0.0.0/15": "10.0.0.0/16",
  "172.16.0.0/12": "172.31.0.0/16",
};

/** Association restrictions: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions */
export function secondaryRangeProblem(primary: string, secondary: string): string | undefined {
  if (cidrsOverlap(primary, secondary))
    return `must lie outside vpcCidrBlock (got ${secondary}, vpcCidrBlock is ${primary})`;
  const family = FAMILIES.find((one) => cidrContains(one, secondary));
  if (family !== undefined && !cidrContains(family, primary)) {
    return `may not come from ${family}, because AWS adds no range of it to a VPC whose vpcCidrBlock is ${primary} (got ${secondary})`;
  }
  const kept = Object.entries(KEPT).find(
    ([around, inside]) => cidrContains(around, primary) && cidrContains(inside, secondary),
  );
  return (
    kept &&
    `may not come from ${kept[1]}, because AWS adds none of it to a VPC of ${kept[0]} (got ${secondary})`
  );
}

export const podRange: Check = {
  reads: ["network.vpcCidrBlock", "network.podCidrBlock"],
  find: ({ network: { vpcCidrBlock, podCidrBlock } }) => {
    const message = podCidrBlock && secondaryRangeProblem(vpcCidrBlock, podCidrBlock);
    if (!message) return [];
    return [
      {
        path: ["network", "podCidrBlock"],
        given: podCidrBlock,
        message,
        change: "choose a range in 100.64.0.0/10, which AWS adds to a VPC of any family",
      },
    ];
  },
};

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
export const serviceRange: Check = {
  reads: ["cluster.serviceCidrBlock"],
  find: ({ cluster: { serviceCidrBlock } }) => {
    const path = ["cluster", "serviceCidrBlock"];
    const misplaced: Finding[] = PRIVATE.some((block) => cidrContains(block, serviceCidrBlock))
      ? []
      : [
          {
            path,
            given: serviceCidrBlock,
            allowed: PRIVATE.join(", "),
            message: `must lie inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (got ${serviceCidrBlock})`,
            change: "choose a range such as 172.20.0.0/16",
          },
        ];
    return [...wrongSize(path, serviceCidrBlock, [12, 24]), ...misplaced].slice(0, 1);
  },
};

export const serviceRangeApart: Check = {
  reads: ["cluster.serviceCidrBlock", "network.vpcCidrBlock", "network.podCidrBlock"],
  find: ({ cluster: { serviceCidrBlock }, network }) =>
    (["vpcCidrBlock", "podCidrBlock"] as const).flatMap((key): Finding[] => {
      const other = network[key];
      if (other === undefined || !cidrsOverlap(serviceCidrBlock, other)) return [];
      return [
        {
          path: ["cluster", "serviceCidrBlock"],
          given: serviceCidrBlock,
          message: `must not overlap network.${key} (got ${serviceCidrBlock}, ${key} is ${other})`,
          change: "choose a range that the VPC does not hold, such as 172.20.0.0/16",
        },
      ];
    }),
};
