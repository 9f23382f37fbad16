/** Volumes of a node: which device holds what, how large and how fast. */
import type { AmiFamily } from "./ami.ts";

export interface NodeDisk {
  /** GiB of the volume that holds images, container layers and logs. */
  readonly sizeGiB: number;
  /** Default: 3000, which the price of a gp3 volume includes; more is charged by the IOPS and month. */
  readonly iops?: number;
  /** Default: 125 MiB/s, which the price of a gp3 volume includes; more is charged by the MiB/s and month. */
  readonly throughputMiBps?: number;
}

export interface NodeVolume {
  readonly deviceName: string;
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
}

const INCLUDED = { iops: 3000, throughputMiBps: 125 } as const;

/** Read-only partitions and settings; Bottlerocket keeps everything that grows on its second volume. */
const BOTTLEROCKET_OS_GIB = 4;

/**
 * AL2023 has one volume. Bottlerocket has two, and `disk` is the second.
 *
 * @throws Error when gp3 cannot have the IOPS at that size, or the throughput at those IOPS.
 */
export function nodeVolumes(family: AmiFamily, disk: NodeDisk): NodeVolume[] {
  const volume = { sizeGiB: disk.sizeGiB, ...INCLUDED, ...given(disk) };
  assertGp3(volume);
  if (family === "AL2023") return [{ deviceName: "/dev/xvda", ...volume }];
  return [
    { deviceName: "/dev/xvda", sizeGiB: BOTTLEROCKET_OS_GIB, ...INCLUDED },
    { deviceName: "/dev/xvdb", ...volume },
  ];
}

function given({ iops, throughputMiBps }: NodeDisk): Partial<Pick<NodeVolume, "iops" | "throughputMiBps">> {
  return {
    ...(iops === undefined ? {} : { iops }),
    ...(throughputMiBps === undefined ? {} : { throughputMiBps }),
  };
}

/** Ratios of https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type */
function assertGp3({ sizeGiB, iops, throughputMiBps }: Omit<NodeVolume, "deviceName">): void {
  if (iops > INCLUDED.iops && iops > sizeGiB * 500) {
    throw new Error(
      `gp3: ${iops} IOPS need at least ${Math.ceil(iops / 500)} GiB, and the disk has ${sizeGiB}`,
    );
  }
  if (throughputMiBps > iops / 4) {
    throw new Error(
      `gp3: ${throughputMiBps} MiB/s need at least ${throughputMiBps * 4} IOPS, and the disk has ${iops}`,
    );
  }
}
