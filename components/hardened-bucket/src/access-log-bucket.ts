/** A bucket that takes the access logs of other buckets of its account and region, and of nobody else. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { closeBucket } from "./close.ts";
import { logDelivery, tlsOnly } from "./policy.ts";

export interface AccessLogBucketArgs {
  /** Account whose buckets may log here. */
  readonly accountId: pulumi.Input<string>;
  /** Days that logs are kept. Default: 365. */
  readonly retentionDays?: number;
  /** Deletes the bucket with its logs. Default: false. */
  readonly forceDestroy?: pulumi.Input<boolean>;
}

const RETENTION_DAYS = 365;

/**
 * S3 delivers access logs only to buckets that it encrypts with its own keys, so there is no key of yours.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends pulumi.ComponentResource {
  /** Known once logs may be delivered. */
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AccessLogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-bucket:AccessLogBucket", name, {}, opts);
    const bucket = new aws.s3.Bucket(
      `${name}-bucket`,
      { forceDestroy: args.forceDestroy ?? false },
      { parent: this },
    );
    const versioning = new aws.s3.BucketVersioning(
      `${name}-versioning`,
      { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
      { parent: this },
    );
    const statements = pulumi
      .all([bucket.arn, args.accountId])
      .apply(([arn, accountId]) => [tlsOnly(arn), logDelivery(arn, accountId)]);
    const settings = [
      versioning,
      ...closeBucket(this, name, bucket, statements),
      createEnd(this, name, args, bucket, versioning),
    ];
    const ready = pulumi.all(settings.map(({ id }) => id));
    this.bucketName = pulumi.all([bucket.bucket, ready]).apply(([bucketName]) => bucketName);
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

function createEnd(
  parent: pulumi.Resource,
  name: string,
  { retentionDays = RETENTION_DAYS }: AccessLogBucketArgs,
  bucket: aws.s3.Bucket,
  versioning: pulumi.Resource,
): pulumi.CustomResource {
  return new aws.s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket: bucket.id,
      rules: [
        {
          id: "end-of-logs",
          status: "Enabled",
          filter: { prefix: "" },
          expiration: { days: retentionDays },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        },
      ],
    },
    { parent, dependsOn: [versioning] },
  );
}
