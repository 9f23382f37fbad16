/** Volumes, file systems, buckets and image repositories. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { number, text } from "@drydock/preflight/reading";
import { all, assumedUse, charge, type ChargeRule, each, type Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { fixed, type Range, times } from "../range.ts";

export interface Volume {
  /** gp3, sc1 and the like. */
  readonly type: string;
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
}

/** What the price of gp3 includes: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const GP3 = { iops: 3000, throughputMiBps: 125 };

/** @param count how many such volumes there are */
export function volumes(
  resource: PlannedResource,
  plan: Plan,
  { type, sizeGiB, iops, throughputMiBps }: Volume,
  { count, pool, of }: { readonly count: Range; readonly pool?: string; readonly of: string },
): Finding[] {
  const one = (item: string, price: string, amount: number): Finding[] =>
    amount > 0
      ? [
          charge(resource, plan, {
            item: `${item} of ${of}`,
            price: `ebs/${type}/${price}`,
            quantity: times(count, amount),
            ...(pool === undefined ? {} : { pool }),
          }),
        ]
      : [];
  const charged = type === "gp3" ? iops - GP3.iops : type.startsWith("io") ? iops : 0;
  return [
    ...one(`${type} volume, ${sizeGiB} GiB,`, "gb", sizeGiB),
    ...one(`${type} IOPS`, "iops", charged),
    ...(type === "gp3" ? one("gp3 throughput", "throughput", throughputMiBps - GP3.throughputMiBps) : []),
  ];
}

export const ebsVolume: ChargeRule = (resource, plan) => {
  const volume = {
    type: text(resource.inputs["type"]) ?? "gp2",
    sizeGiB: number(resource.inputs["size"]) ?? 0,
    iops: number(resource.inputs["iops"]) ?? 0,
    throughputMiBps: number(resource.inputs["throughput"]) ?? 0,
  };
  return volumes(resource, plan, volume, { count: fixed(1), of: resource.name });
};

export const fileSystem: ChargeRule = (resource, plan) => {
  const { fileSystemGb, fileSystemTransferGb } = plan.assumptions;
  const content = assumedUse("content of the file system", "efs/standard/gb", () => fileSystemGb);
  const mode = text(resource.inputs["throughputMode"]) ?? "bursting";
  return [...content(resource, plan), ...throughput(mode)(resource, plan)];

  function throughput(of: string): ChargeRule {
    if (of === "elastic") {
      return all(
        assumedUse("data read, elastic throughput", "efs/elastic/read-gb", () => fileSystemTransferGb),
        assumedUse("data written, elastic throughput", "efs/elastic/write-gb", () => fileSystemTransferGb),
      );
    }
    if (of !== "provisioned") return () => [];
    const quantity = number(resource.inputs["provisionedThroughputInMibps"]) ?? 0;
    return () => [
      charge(resource, plan, { item: "provisioned throughput", price: "efs/provisioned/mibps", quantity }),
    ];
  }
};

export const bucket = assumedUse(
  "content of the bucket",
  "s3/standard/gb",
  ({ assumptions }) => assumptions.bucketGb,
);

export const repository = assumedUse("images", "ecr/gb", ({ assumptions }) => assumptions.repositoryGb);

export const secret = each("secret", "secretsmanager/secret", "month");
