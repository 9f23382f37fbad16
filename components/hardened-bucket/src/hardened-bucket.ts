/** An S3 bucket that is private, keeps versions, encrypts with a key of yours, and refuses requests without TLS. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { closeBucket } from "./close.ts";
import { delivery, type ServiceDelivery, tlsOnly } from "./policy.ts";

export interface BucketLock {
  /** COMPLIANCE: nobody deletes a version before its time, the account's root included. GOVERNANCE: who is permitted to. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** Days from its writing in which a version cannot be deleted; storage is charged for as long. */
  readonly days: number;
}

export interface HardenedBucketArgs {
  /** Physical name, unique in the world. Default: the logical name and a suffix. */
  readonly bucketName?: pulumi.Input<string>;
  /** Customer-managed key of the bucket's region; who reads objects needs kms:Decrypt on it. */
  readonly kmsKeyArn: pulumi.Input<string>;
  /**
   * Bucket of the same region that takes the access log, under the bucket's own name.
   * Security Hub S3.9: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html
   */
  readonly accessLogBucket: pulumi.Input<string>;
  /** Days that a version is kept after it was overwritten or deleted. Default: 90. Old versions are charged as objects are. */
  readonly noncurrentVersionDays?: number;
  /** Days after which objects below a prefix such as results/ are deleted. Default: none are. */
  readonly expirations?: Readonly<Record<string, number>>;
  /** Services of AWS that may add objects; they need a grant of the key too. Default: none. */
  readonly deliveries?: readonly ServiceDelivery[];
  /** Default: no lock. It can be turned on later, and never off. */
  readonly lock?: BucketLock;
  /** Deletes the bucket with all that is in it. Default: false, it refuses to go unless it is empty. */
  readonly forceDestroy?: pulumi.Input<boolean>;
}

const NONCURRENT_DAYS = 90;
/** Parts of uploads that never ended are charged and seen by nobody. */
const UPLOAD_DAYS = 7;

export class HardenedBucket extends pulumi.ComponentResource {
  /** Known once the bucket is closed, versioned and encrypted. */
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;

  constructor(name: string, args: HardenedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-bucket:HardenedBucket", name, {}, opts);
    const bucket = createBucket(this, name, args);
    const versioning = createVersioning(this, name, bucket);
    const settings = [
      versioning,
      createEncryption(this, name, args, bucket),
      ...closeBucket(
        this,
        name,
        bucket,
        bucket.arn.apply((arn) => [
          tlsOnly(arn),
          ...(args.deliveries ?? []).flatMap((given, index) => delivery(arn, given, index)),
        ]),
      ),
      createLifecycle(this, name, args, bucket, versioning),
      createLogging(this, name, args, bucket),
      ...createLock(this, name, args, bucket, versioning),
    ];
    const ready = pulumi.all(settings.map(({ id }) => id));
    this.bucketName = pulumi.all([bucket.bucket, ready]).apply(([bucketName]) => bucketName);
    this.bucketArn = pulumi.all([bucket.arn, ready]).apply(([arn]) => arn);
    this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
  }
}

function createBucket(parent: pulumi.Resource, name: string, args: HardenedBucketArgs): aws.s3.Bucket {
  return new aws.s3.Bucket(
    `${name}-bucket`,
    {
      bucket: args.bucketName,
      objectLockEnabled: args.lock !== undefined,
      forceDestroy: args.forceDestroy ?? false,
    },
    { parent },
  );
}

function createVersioning(
  parent: pulumi.Resource,
  name: string,
  bucket: aws.s3.Bucket,
): aws.s3.BucketVersioning {
  return new aws.s3.BucketVersioning(
    `${name}-versioning`,
    { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } },
    { parent },
  );
}

/** A bucket key asks KMS once for many objects, at a hundredth of the requests. */
function createEncryption(
  parent: pulumi.Resource,
  name: string,
  { kmsKeyArn }: HardenedBucketArgs,
  bucket: aws.s3.Bucket,
): pulumi.CustomResource {
  return new aws.s3.BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    {
      bucket: bucket.id,
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn },
          bucketKeyEnabled: true,
        },
      ],
    },
    { parent },
  );
}

function createLifecycle(
  parent: pulumi.Resource,
  name: string,
  { noncurrentVersionDays = NONCURRENT_DAYS, expirations = {} }: HardenedBucketArgs,
  bucket: aws.s3.Bucket,
  versioning: pulumi.Resource,
): pulumi.CustomResource {
  return new aws.s3.BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      bucket: bucket.id,
      rules: [
        {
          id: "old-versions",
          status: "Enabled",
          filter: { prefix: "" },
          noncurrentVersionExpiration: { noncurrentDays: noncurrentVersionDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: UPLOAD_DAYS },
        },
        ...Object.entries(expirations).map(([prefix, days], index) => ({
          id: `end-${index}`,
          status: "Enabled",
          filter: { prefix },
          expiration: { days },
        })),
      ],
    },
    { parent, dependsOn: [versioning] },
  );
}

function createLogging(
  parent: pulumi.Resource,
  name: string,
  { accessLogBucket }: HardenedBucketArgs,
  bucket: aws.s3.Bucket,
): pulumi.CustomResource {
  return new aws.s3.BucketLogging(
    `${name}-logging`,
    {
      bucket: bucket.id,
      targetBucket: accessLogBucket,
      targetPrefix: pulumi.interpolate`${bucket.bucket}/`,
    },
    { parent },
  );
}

function createLock(
  parent: pulumi.Resource,
  name: string,
  { lock }: HardenedBucketArgs,
  bucket: aws.s3.Bucket,
  versioning: pulumi.Resource,
): pulumi.CustomResource[] {
  if (lock === undefined) return [];
  return [
    new aws.s3.BucketObjectLockConfiguration(
      `${name}-lock`,
      { bucket: bucket.id, rule: { defaultRetention: { ...lock } } },
      { parent, dependsOn: [versioning] },
    ),
  ];
}
