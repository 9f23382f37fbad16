/** Names that an environment and its standby in another region both know: neither can read the other's outputs when its region is lost. */
import { partitionOf } from "./partition.ts";
import { physicalName } from "./physical-name.ts";

/** Identifier of the environment's RDS instance. */
export function databaseIdentifier(environment: string): string {
  return physicalName("rdsInstance", "drydock", environment);
}

/** ARN of the environment's RDS instance: what a read replica in another region follows. */
export function databaseArn(environment: string, region: string, accountId: string): string {
  return `arn:${partitionOf(region)}:rds:${region}:${accountId}:db:${databaseIdentifier(environment)}`;
}

/** Bucket in `region` with the copies of the environment's backups. Names of buckets are unique in the world. */
export function backupCopyBucketName(environment: string, accountId: string, region: string): string {
  return physicalName("s3Bucket", "drydock", environment, "backup", accountId, region);
}

/** Alias of the key of that bucket: the standby may use the key that bears it. */
export function backupCopyKeyAlias(environment: string): string {
  return physicalName("kmsAlias", `alias/drydock/${environment}/backup-copies`);
}
