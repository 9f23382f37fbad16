/** Instance types: known, listed once, and of the architecture that the pool's AMI is built for. */
import { instanceType, instanceTypes } from "../../catalogue/index.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

type Architecture = "amd64" | "arm64";

export function architectureOf(amiType: string): Architecture {
  return amiType.includes("ARM_64") ? "arm64" : "amd64";
}

const READS = ["nodePools.*.instanceTypes", "nodePools.*.amiType"];

export const knownInstanceTypes: Check = {
  reads: ["nodePools.*.instanceTypes"],
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(([pool, { instanceTypes: types }]) =>
      types.flatMap((type, i): Finding[] => {
        const path = ["nodePools", pool, "instanceTypes", i];
        const known = Object.keys(instanceTypes());
        if (types.indexOf(type) !== i) {
          return [
            { path, given: type, message: `is listed twice (got ${type})`, change: "list each type once" },
          ];
        }
        if (known.includes(type)) return [];
        return [
          {
            path,
            given: type,
            allowed: known.join(", "),
            message: `must be an instance type of the catalogue (got ${type})${didYouMean(nearest(type, known))}`,
            change: `name a type of packages/core/src/catalogue/data/instance-types.json, or add ${type} there with its source`,
          },
        ];
      }),
    ),
};

/** Which also keeps two architectures out of one pool: a pool has one AMI. */
export const instanceArchitectures: Check = {
  reads: READS,
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(([pool, { amiType, instanceTypes: types }]) =>
      types.flatMap((type, i): Finding[] => {
        const wanted = architectureOf(amiType);
        const architecture = instanceType(type)?.architecture;
        if (architecture === undefined || architecture === wanted) return [];
        return [
          {
            path: ["nodePools", pool, "instanceTypes", i],
            given: type,
            allowed: `an ${wanted} instance type`,
            message: `must be of the AMI's architecture (got ${type}, which is ${architecture}; ${amiType} is ${wanted})`,
            change: `name an ${wanted} type, or change amiType; two architectures need two pools`,
          },
        ];
      }),
    ),
};
