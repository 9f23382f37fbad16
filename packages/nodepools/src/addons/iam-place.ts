/** Resources that drivers' permissions are narrowed to. */
import { partitionOf } from "@drydock/core/naming";

export interface IamPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

export function iamPlace({ region, accountId }: { region: string; accountId: string }): IamPlace {
  return { partition: partitionOf(region), region, accountId };
}

export function ec2Arn({ partition, region, accountId }: IamPlace, kind: "volume" | "instance"): string {
  return `arn:${partition}:ec2:${region}:${accountId}:${kind}/*`;
}

/** Snapshots have no account in their ARNs. */
export function snapshotArn({ partition, region }: IamPlace): string {
  return `arn:${partition}:ec2:${region}::snapshot/*`;
}

export function efsArn(
  { partition, region, accountId }: IamPlace,
  kind: "file-system" | "access-point",
): string {
  return `arn:${partition}:elasticfilesystem:${region}:${accountId}:${kind}/*`;
}
