/** Customer-managed key of the managed services: storage, snapshots, insights, the master password and the logs. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { logGroupName } from "./names.ts";

/**
 * RDS, ElastiCache and Secrets Manager take grants when their resources are created, by the deployer, and need no
 * statement. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
export function createDataKey(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, region, settings }: DataContext,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  const partition = partitionOf(region);
  return new EncryptionKey(
    `${name}-managed`,
    {
      description: `Managed databases and caches of ${environment}.`,
      accountId,
      region,
      partition,
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      grants: [
        {
          kind: "CloudWatchLogs",
          logGroupArns: [
            `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName(environment)}`,
          ],
        },
      ],
    },
    { parent, protect: production },
  );
}

/** Automated backups in the second region are encrypted there, and a key is of one region. */
export function createCopyKey(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, settings }: DataContext,
  region: string,
  provider: pulumi.ProviderResource,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-copy`,
    {
      description: `Copies of database backups of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production, providers: [provider] },
  );
}
