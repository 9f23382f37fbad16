/** gp3 volumes: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const IOPS_PER_GIB = 500;
const MIBPS_PER_IOPS = 0.25;

export const disks: Check = {
  reads: ["nodePools.*.disk"],
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(
      ([
        pool,
        {
          disk: { sizeGiB, iops, throughputMiBps },
        },
      ]): Finding[] => {
        const at = (key: string): string[] => ["nodePools", pool, "disk", key];
        const mostIops = sizeGiB * IOPS_PER_GIB;
        const mostThroughput = iops * MIBPS_PER_IOPS;
        return [
          ...atMost(at("iops"), iops, mostIops, `${IOPS_PER_GIB} for each GiB`, "raise sizeGiB"),
          ...atMost(
            at("throughputMiBps"),
            throughputMiBps,
            mostThroughput,
            `${MIBPS_PER_IOPS} MiB/s for each of ${iops} IOPS`,
            "raise iops",
          ),
        ];
      },
    ),
};

function atMost(path: string[], given: number, most: number, rule: string, remedy: string): Finding[] {
  if (given <= most) return [];
  return [
    {
      path,
      given,
      allowed: `${most} or less`,
      message: `must be at most ${rule} of a gp3 volume (got ${given}, the limit is ${most})`,
      change: `set ${String(path.at(-1))} to ${most} or less, or ${remedy}`,
    },
  ];
}
