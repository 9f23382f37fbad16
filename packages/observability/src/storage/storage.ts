/** Buckets of logs and traces: one key, one bucket for what each of them keeps, one for who has read them. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import { AccessLogBucket, HardenedBucket, type HardenedBucketArgs } from "@drydock/hardened-bucket";
import type * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../context.ts";

export interface TelemetryBucket {
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly kmsKeyArn: pulumi.Output<string>;
}

export interface TelemetryStorage {
  readonly logs: TelemetryBucket;
  readonly traces: TelemetryBucket;
  /** Who has read what: for other buckets of the layer too. */
  readonly accessLogBucket: pulumi.Output<string>;
}

/** Loki and Tempo delete what is old themselves; this is for mistakes, and charged like the rest. */
const NONCURRENT_DAYS = 7;

export function createStorage(
  parent: pulumi.Resource,
  name: string,
  context: ObservabilityContext,
): TelemetryStorage {
  const { production, accountId, awsProvider } = context;
  const opts = { parent, protect: production, providers: [awsProvider] };
  const { keyArn } = createKey(name, context, opts);
  const forceDestroy = !production;
  const accessLogs = new AccessLogBucket(`${name}-access-logs`, { accountId, forceDestroy }, opts);
  const shared: HardenedBucketArgs = {
    kmsKeyArn: keyArn,
    accessLogBucket: accessLogs.bucketName,
    noncurrentVersionDays: NONCURRENT_DAYS,
    forceDestroy,
  };
  const bucket = (what: string): TelemetryBucket => {
    const { bucketName, bucketArn } = new HardenedBucket(`${name}-${what}`, shared, opts);
    return { bucketName, bucketArn, kmsKeyArn: keyArn };
  };
  return { logs: bucket("logs"), traces: bucket("traces"), accessLogBucket: accessLogs.bucketName };
}

function createKey(
  name: string,
  { environment, accountId, region, settings }: ObservabilityContext,
  opts: pulumi.ComponentResourceOptions,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-telemetry`,
    {
      description: `Logs and traces of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
    },
    opts,
  );
}
