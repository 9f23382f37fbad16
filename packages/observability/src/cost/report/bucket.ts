/** Bucket that AWS delivers the report to, and Athena its results: each under its own prefix, with a key of their own. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import { HardenedBucket } from "@drydock/hardened-bucket";
import type * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../../context.ts";
import type { TelemetryBucket } from "../../storage/storage.ts";

/** Prefix of the report, and of the results of queries. */
export const PREFIXES = { report: "cur", results: "results" } as const;

/** Results are read at once. */
const RESULT_DAYS = 7;
const DELIVERY = "billingreports.amazonaws.com";

export function createReportBucket(
  parent: pulumi.Resource,
  name: string,
  context: ObservabilityContext,
  accessLogBucket: pulumi.Output<string>,
): TelemetryBucket {
  const { environment, production, accountId, region, settings, awsProvider } = context;
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  const partition = partitionOf(region);
  const opts = { parent, protect: production, providers: [awsProvider] };
  // Reports are served from us-east-1, wherever their bucket is.
  const sourceArn = `arn:${partition}:cur:us-east-1:${accountId}:definition/*`;
  const { keyArn } = new EncryptionKey(
    `${name}-costs`,
    {
      description: `Cost and usage report of ${environment}.`,
      accountId,
      region,
      partition,
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      grants: [{ kind: "Service", principal: DELIVERY, access: "EncryptDecrypt", sourceArns: [sourceArn] }],
    },
    opts,
  );
  const { bucketName, bucketArn } = new HardenedBucket(
    `${name}-costs`,
    {
      kmsKeyArn: keyArn,
      accessLogBucket,
      expirations: { [`${PREFIXES.results}/`]: RESULT_DAYS },
      deliveries: [{ service: DELIVERY, accountId, sourceArn }],
      forceDestroy: !production,
    },
    opts,
  );
  return { bucketName, bucketArn, kmsKeyArn: keyArn };
}
