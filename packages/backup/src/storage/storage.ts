/** Where backups are kept: a locked bucket, and its copy in the second region where the environment wants one. */
import { backupCopyBucketName, backupCopyKeyAlias, partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import {
  AccessLogBucket,
  BucketReplication,
  type BucketReplica,
  HardenedBucket,
} from "@drydock/hardened-bucket";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import { noncurrentVersionDays } from "../plan.ts";
import { createLagAlarms } from "./lag-alarms.ts";

export interface BackupBucket extends BucketReplica {
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly kmsKeyArn: pulumi.Output<string>;
}

export interface BackupStorage {
  readonly primary: BackupBucket;
  /** By region. */
  readonly bucketNames: Readonly<Record<string, pulumi.Output<string>>>;
  /** Of the second region, where there is one. */
  readonly copyProvider?: aws.Provider;
}

export function createStorage(parent: pulumi.Resource, name: string, context: BackupContext): BackupStorage {
  const { region, settings, accountId, environment, awsProvider } = context;
  const { copyRegion } = settings.backup;
  const primary = createBucket(parent, name, context, region, awsProvider);
  if (copyRegion === undefined) return { primary, bucketNames: { [region]: primary.bucketName } };
  const provider = createCopyProvider(parent, name, context, copyRegion);
  // The standby of the other region must know both names, and cannot ask for them when this region is lost.
  const copy = createBucket(parent, `${name}-copy`, context, copyRegion, provider, {
    bucketName: backupCopyBucketName(environment, accountId, copyRegion),
    keyAlias: backupCopyKeyAlias(environment),
  });
  new BucketReplication(
    `${name}-copies`,
    { accountId, source: primary, destination: copy, metrics: settings.alarms !== undefined },
    { parent, providers: [awsProvider] },
  );
  createLagAlarms(parent, name, context, primary, copy);
  return {
    primary,
    bucketNames: { [region]: primary.bucketName, [copyRegion]: copy.bucketName },
    copyProvider: provider,
  };
}

interface KnownNames {
  readonly bucketName?: string;
  readonly keyAlias?: string;
}

function createBucket(
  parent: pulumi.Resource,
  name: string,
  context: BackupContext,
  region: string,
  provider: aws.Provider,
  { bucketName: knownName, keyAlias }: KnownNames = {},
): BackupBucket {
  const { production, accountId, settings } = context;
  const { keyArn } = createKey(parent, name, context, region, provider, keyAlias);
  const opts = { parent, protect: production, providers: [provider] };
  const logs = new AccessLogBucket(`${name}-access-logs`, { accountId }, opts);
  const { bucketName, bucketArn } = new HardenedBucket(
    `${name}-objects`,
    {
      bucketName: knownName,
      kmsKeyArn: keyArn,
      accessLogBucket: logs.bucketName,
      lock: settings.backup.lock,
      noncurrentVersionDays: noncurrentVersionDays(settings.backup.lock.days),
    },
    opts,
  );
  return { region, bucketName, bucketArn, kmsKeyArn: keyArn };
}

function createKey(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, settings }: BackupContext,
  region: string,
  provider: aws.Provider,
  aliasName: string | undefined,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    name,
    {
      description: `Backups of ${environment} in ${region}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      aliasName,
    },
    { parent, protect: production, providers: [provider] },
  );
}

function createCopyProvider(
  parent: pulumi.Resource,
  name: string,
  { accountId, tags }: BackupContext,
  region: string,
): aws.Provider {
  return new aws.Provider(
    `${name}-aws-${region}`,
    { region: region as aws.Region, allowedAccountIds: [accountId], defaultTags: { tags: { ...tags } } },
    { parent },
  );
}
