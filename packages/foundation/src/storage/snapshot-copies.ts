/** Copies of the daily snapshots in a second region, under a key of that region. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import type { SnapshotCopies } from "./snapshot-permissions.ts";

export function createSnapshotCopies(
  parent: pulumi.Resource,
  name: string,
  context: FoundationContext,
  dataKey: EncryptionKey,
): SnapshotCopies | undefined {
  const region = context.settings.storage.snapshots.copyRegion;
  if (region === undefined) return undefined;
  const { keyArn } = createKey(parent, name, context, region, createProvider(parent, name, context, region));
  return { region, volumeKeyArn: dataKey.keyArn, copyKeyArn: keyArn };
}

function createProvider(
  parent: pulumi.Resource,
  name: string,
  { accountId, tags }: FoundationContext,
  region: string,
): aws.Provider {
  return new aws.Provider(
    `${name}-aws-${region}`,
    { region: region as aws.Region, allowedAccountIds: [accountId], defaultTags: { tags: { ...tags } } },
    { parent },
  );
}

function createKey(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, settings }: FoundationContext,
  region: string,
  provider: aws.Provider,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-snapshot-copies`,
    {
      description: `Copies of the snapshots of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production, providers: [provider] },
  );
}
