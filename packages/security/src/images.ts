/** Repositories of the platform's own images, and the key that encrypts them. SEC-03. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import { ImageRepository } from "@drydock/image-repository";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SecurityContext } from "./context.ts";

/** Address of each repository by its name. */
export function createImageRepositories(
  parent: pulumi.Resource,
  name: string,
  context: SecurityContext,
): pulumi.Output<Record<string, string>> {
  const { environment, accountId, region, production, settings } = context;
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  const { names, untaggedDays } = settings.security.imageRepositories;
  if (names.length === 0) return pulumi.output<Record<string, string>>({});
  const key = new EncryptionKey(
    `${name}-images`,
    {
      description: `Container images of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    { parent, protect: production },
  );
  const repositories = names.map((repositoryName) => {
    const { repositoryUrl } = new ImageRepository(
      `${name}-${repositoryName.replaceAll("/", "-")}`,
      { repositoryName, kmsKeyArn: key.keyArn, untaggedDays },
      { parent, protect: production },
    );
    return [repositoryName, repositoryUrl] as const;
  });
  createCopies(parent, name, context);
  return pulumi.all(Object.fromEntries(repositories));
}

/**
 * One configuration serves the registry of an account and region: another environment there must not have its own.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
function createCopies(parent: pulumi.Resource, name: string, { accountId, settings }: SecurityContext): void {
  const { copyRegion, names } = settings.security.imageRepositories;
  if (copyRegion === undefined) return;
  new aws.ecr.ReplicationConfiguration(
    `${name}-image-copies`,
    {
      replicationConfiguration: {
        rules: [
          {
            destinations: [{ region: copyRegion, registryId: accountId }],
            repositoryFilters: names.map((filter) => ({ filter, filterType: "PREFIX_MATCH" })),
          },
        ],
      },
    },
    { parent },
  );
}
