/** Subnets: each inside its range, of a size that AWS takes, and apart from all others. */
import { cidrContains, cidrsOverlap } from "../../cidr.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import { formatPath, type Path } from "../yaml/path.ts";
import type { Check } from "./check.ts";
import { wrongSize } from "./ranges.ts";

const KEYS = ["publicSubnetCidrBlock", "privateSubnetCidrBlock", "podSubnetCidrBlock"] as const;
const READS = ["network.vpcCidrBlock", "network.podCidrBlock", "network.availabilityZones"];

interface Subnet {
  readonly path: Path;
  readonly key: (typeof KEYS)[number];
  readonly block: string;
}

function subnetsOf({ network }: Environment): Subnet[] {
  return network.availabilityZones.flatMap((zone, i) =>
    KEYS.flatMap((key): Subnet[] => {
      const block = zone[key];
      return block === undefined ? [] : [{ path: ["network", "availabilityZones", i, key], key, block }];
    }),
  );
}

export const subnetSizes: Check = {
  reads: ["network.availabilityZones"],
  find: (environment) =>
    subnetsOf(environment).flatMap(({ path, block }) => wrongSize(path, block, [16, 28])),
};

export const subnetsInRange: Check = {
  reads: READS,
  find: (environment) =>
    subnetsOf(environment).flatMap(({ path, key, block }): Finding[] => {
      const rangeKey = key === "podSubnetCidrBlock" ? "podCidrBlock" : "vpcCidrBlock";
      const range = environment.network[rangeKey];
      if (range === undefined || cidrContains(range, block)) return [];
      return [
        {
          path,
          given: block,
          allowed: `a block inside ${range}`,
          message: `must lie inside ${rangeKey} (got ${block}, ${rangeKey} is ${range})`,
          change: `choose a block inside ${range}`,
        },
      ];
    }),
};

export const subnetsApart: Check = {
  reads: ["network.availabilityZones"],
  find: (environment) =>
    subnetsOf(environment).flatMap(({ path, block }, i, all): Finding[] => {
      const other = all.slice(0, i).find((earlier) => cidrsOverlap(earlier.block, block));
      if (!other) return [];
      return [
        {
          path,
          given: block,
          message: `must not overlap another subnet (got ${block}, ${formatPath(other.path)} is ${other.block})`,
          change: "choose a block that no other subnet holds",
        },
      ];
    }),
};

/** Pods take addresses from the pod subnet of their node's zone, so a zone without one could run no pods. */
export const podSubnets: Check = {
  reads: READS,
  find: ({ network: { podCidrBlock, availabilityZones } }) =>
    availabilityZones.flatMap(({ podSubnetCidrBlock, name }, i): Finding[] => {
      const path = ["network", "availabilityZones", i, "podSubnetCidrBlock"];
      if (podCidrBlock !== undefined && podSubnetCidrBlock === undefined) {
        return [
          {
            path,
            allowed: `a block inside ${podCidrBlock}`,
            message: `is missing: with podCidrBlock every zone needs a pod subnet (zone ${name} has none)`,
            change: `add podSubnetCidrBlock: a block inside ${podCidrBlock}`,
          },
        ];
      }
      if (podCidrBlock === undefined && podSubnetCidrBlock !== undefined) {
        return [
          {
            path,
            given: podSubnetCidrBlock,
            message: `needs network.podCidrBlock, the range that it is cut from (got ${podSubnetCidrBlock})`,
            change: "add podCidrBlock, or remove the pod subnet of every zone",
          },
        ];
      }
      return [];
    }),
};
