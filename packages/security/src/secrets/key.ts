/** Customer-managed key of the secrets in AWS Secrets Manager. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import type * as pulumi from "@pulumi/pulumi";
import type { SecurityContext } from "../context.ts";

export function createSecretsKey(
  parent: pulumi.Resource,
  name: string,
  { environment, accountId, region, production, settings }: SecurityContext,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-secrets`,
    {
      description: `Secrets of ${environment} in AWS Secrets Manager.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production },
  );
}
