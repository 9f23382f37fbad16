/** A vault for recovery points: under a key of its own, and locked like the bucket. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import { vaultLock } from "./plan.ts";

export interface Vault {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

export function createVault(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, settings }: BackupContext,
  region: string,
  provider: aws.Provider,
): Vault {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  const opts = { parent, protect: production, provider };
  const key = new EncryptionKey(
    name,
    {
      description: `Recovery points of ${environment} in ${region}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production, providers: [provider] },
  );
  const vault = new aws.backup.Vault(`${name}-vault`, { kmsKeyArn: key.keyArn }, opts);
  const lock = new aws.backup.VaultLockConfiguration(
    `${name}-vault-lock`,
    { backupVaultName: vault.name, ...vaultLock(settings.backup.lock) },
    opts,
  );
  // What is written before the lock is there could be deleted.
  return { name: lock.backupVaultName, arn: lock.backupVaultArn };
}
