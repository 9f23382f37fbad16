/** Backups of the database in a second region, kept current by RDS, to restore from when this region is lost. */
import type { ManagedPostgresqlSettings } from "@drydock/core/environment";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createCopyKey } from "./key.ts";

/** The second region, and the key of what is copied there. */
export interface Copies {
  readonly region: string;
  readonly keyArn: pulumi.Output<string>;
  readonly provider: aws.Provider;
}

export function createCopies(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  { backupCopyRegion: region }: ManagedPostgresqlSettings,
): Copies | undefined {
  if (region === undefined) return undefined;
  const provider = createCopyProvider(parent, name, context, region);
  const { keyArn } = createCopyKey(parent, name, context, region, provider);
  return { region, keyArn, provider };
}

/**
 * The second region pulls, so the resource is created there.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
 */
export function createBackupCopies(
  parent: pulumi.Resource,
  name: string,
  { backupRetentionDays }: ManagedPostgresqlSettings,
  instance: aws.rds.Instance,
  { keyArn, provider }: Copies,
): void {
  new aws.rds.InstanceAutomatedBackupsReplication(
    `${name}-postgresql-backup-copies`,
    { sourceDbInstanceArn: instance.arn, kmsKeyId: keyArn, retentionPeriod: backupRetentionDays },
    { parent, provider },
  );
}

function createCopyProvider(
  parent: pulumi.Resource,
  name: string,
  { accountId, tags }: DataContext,
  region: string,
): aws.Provider {
  return new aws.Provider(
    `${name}-aws-${region}`,
    { region: region as aws.Region, allowedAccountIds: [accountId], defaultTags: { tags: { ...tags } } },
    { parent },
  );
}
