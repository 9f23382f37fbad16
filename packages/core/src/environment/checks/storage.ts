/** Volumes of workloads: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
import type { Check } from "./check.ts";

const IOPS_PER_MIBPS = 4;

export const fastVolumes: Check = {
  reads: ["storage.fastSsd"],
  find: ({ storage: { fastSsd } }) => {
    const { iops, throughputMiBps } = fastSsd;
    const most = Math.floor(iops / IOPS_PER_MIBPS);
    if (throughputMiBps <= most) return [];
    return [
      {
        path: ["storage", "fastSsd", "throughputMiBps"],
        given: throughputMiBps,
        allowed: `${most} or less`,
        message: `must be at most a quarter of iops (got ${throughputMiBps}, iops is ${iops})`,
        change: `set throughputMiBps to ${most} or less, or iops to ${throughputMiBps * IOPS_PER_MIBPS} or more`,
      },
    ];
  },
};
