/** What EC2 refuses about EBS volumes: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
import type { Properties } from "../../account/account.ts";
import { flag, number, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";

interface VolumeLimits {
  readonly sizeGiB: readonly [number, number];
  readonly iops?: readonly [number, number];
  readonly iopsPerGiB?: number;
  readonly throughput?: readonly [number, number];
}

/** gp3's limits are those since September 2025. */
const LIMITS: Readonly<Record<string, VolumeLimits>> = {
  gp3: { sizeGiB: [1, 65_536], iops: [3000, 80_000], iopsPerGiB: 500, throughput: [125, 2000] },
  gp2: { sizeGiB: [1, 16_384] },
  io1: { sizeGiB: [4, 16_384], iops: [100, 64_000], iopsPerGiB: 50 },
  io2: { sizeGiB: [4, 65_536], iops: [100, 256_000], iopsPerGiB: 1000 },
  st1: { sizeGiB: [125, 16_384] },
  sc1: { sizeGiB: [125, 16_384] },
  standard: { sizeGiB: [1, 1024] },
};
/** MiB/s for each provisioned IOPS. */
const THROUGHPUT_PER_IOPS = 0.25;

export function volumeRefusals(ebs: Properties | undefined, at: string): Refusal[] {
  if (!ebs) return [];
  const type = text(ebs, "volumeType") ?? "gp2";
  const limits = LIMITS[type];
  if (!limits) {
    return [
      refusal(
        "InvalidParameterValue",
        `${at}.volumeType`,
        `${type} is no volume type`,
        `use ${Object.keys(LIMITS).join(", ")}`,
      ),
    ];
  }
  return refusals(
    boundRefusal(number(ebs, "volumeSize"), limits.sizeGiB, `${at}.volumeSize`, `GiB for ${type}`),
    iopsRefusals(ebs, type, limits, at),
    throughputRefusals(ebs, type, limits, at),
    text(ebs, "kmsKeyId") !== undefined &&
      flag(ebs, "encrypted") === false &&
      refusal(
        "InvalidParameterDependency",
        `${at}.kmsKeyId`,
        "a key is given for a volume that is not encrypted",
        "set encrypted",
      ),
  );
}

function boundRefusal(
  value: number | undefined,
  [least, most]: readonly [number, number],
  property: string,
  unit: string,
): Refusal | undefined {
  if (value === undefined || (value >= least && value <= most)) return undefined;
  return refusal(
    "InvalidParameterValue",
    property,
    `${value} is out of bounds`,
    `use ${least} to ${most} ${unit}`,
  );
}

function iopsRefusals(ebs: Properties, type: string, limits: VolumeLimits, at: string): Refusal[] {
  const iops = number(ebs, "iops");
  const size = number(ebs, "volumeSize");
  if (iops === undefined) {
    const needed = type.startsWith("io");
    return refusals(
      needed &&
        refusal("MissingParameter", `${at}.iops`, `${type} volumes need iops`, "set iops, or use gp3"),
    );
  }
  if (!limits.iops) {
    return [
      refusal(
        "InvalidParameterCombination",
        `${at}.iops`,
        `${type} volumes take no iops`,
        "use gp3, or remove iops",
      ),
    ];
  }
  return refusals(
    boundRefusal(iops, limits.iops, `${at}.iops`, `for ${type}`),
    size !== undefined &&
      iops > 3000 &&
      limits.iopsPerGiB !== undefined &&
      iops > size * limits.iopsPerGiB &&
      refusal(
        "InvalidParameterCombination",
        `${at}.iops`,
        `${iops} IOPS on ${size} GiB is over ${limits.iopsPerGiB} for each GiB`,
        "make the volume larger, or ask for fewer IOPS",
      ),
  );
}

function throughputRefusals(ebs: Properties, type: string, limits: VolumeLimits, at: string): Refusal[] {
  const throughput = number(ebs, "throughput");
  if (throughput === undefined) return [];
  if (!limits.throughput) {
    return [
      refusal(
        "InvalidParameterCombination",
        `${at}.throughput`,
        `${type} volumes take no throughput`,
        "use gp3, or remove throughput",
      ),
    ];
  }
  const iops = number(ebs, "iops") ?? 3000;
  return refusals(
    boundRefusal(throughput, limits.throughput, `${at}.throughput`, "MiB/s"),
    throughput > iops * THROUGHPUT_PER_IOPS &&
      refusal(
        "InvalidParameterCombination",
        `${at}.throughput`,
        `${throughput} MiB/s on ${iops} IOPS is over 0.25 MiB/s for each`,
        "ask for more IOPS, or for less throughput",
      ),
  );
}
