/** Copies of a bucket's objects in another bucket, usually of another region, as they are written. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { replicationPolicy, replicationTrust } from "./replication-permissions.ts";

export interface BucketReplica {
  readonly bucketName: pulumi.Input<string>;
  readonly bucketArn: pulumi.Input<string>;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string>;
}

export interface BucketReplicationArgs {
  /** Account of both buckets. */
  readonly accountId: pulumi.Input<string>;
  /** Bucket that is copied; it keeps versions. */
  readonly source: BucketReplica;
  /** Bucket that takes the copies; it keeps versions, and locks objects where the source does. Traffic is charged. */
  readonly destination: BucketReplica;
  /**
   * Measures how far the copies are behind, in CloudWatch beside the source: ReplicationLatency and others, by
   * SourceBucket, DestinationBucket and RuleId. Default: false. Charged as custom metrics.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
   */
  readonly metrics?: boolean;
}

/** Name of the rule, which is the dimension RuleId of its metrics. */
export const REPLICATION_RULE = "all-objects";

/** Deletions are not copied: what is deleted by mistake or by an intruder is still in the other bucket. */
export class BucketReplication extends pulumi.ComponentResource {
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BucketReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-bucket:BucketReplication", name, {}, opts);
    const role = createRole(this, name, args);
    const policy = createPolicy(this, name, args, role);
    createReplication(this, name, args, role, policy);
    this.roleArn = role.arn;
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

function createRole(parent: pulumi.Resource, name: string, args: BucketReplicationArgs): aws.iam.Role {
  return new aws.iam.Role(
    `${name}-role`,
    {
      description: pulumi.interpolate`S3 copies ${args.source.bucketName} to ${args.destination.bucketName}.`,
      assumeRolePolicy: pulumi
        .all([args.accountId, args.source.bucketArn])
        .apply(([accountId, sourceArn]) => replicationTrust(accountId, sourceArn)),
    },
    { parent },
  );
}

function createPolicy(
  parent: pulumi.Resource,
  name: string,
  { source, destination }: BucketReplicationArgs,
  role: aws.iam.Role,
): aws.iam.RolePolicy {
  return new aws.iam.RolePolicy(
    `${name}-role-policy`,
    {
      role: role.name,
      policy: pulumi
        .all([pulumi.output(source), pulumi.output(destination)])
        .apply(([from, to]) => replicationPolicy(from, to)),
    },
    { parent },
  );
}

function createReplication(
  parent: pulumi.Resource,
  name: string,
  { source, destination, metrics = false }: BucketReplicationArgs,
  role: aws.iam.Role,
  policy: pulumi.Resource,
): void {
  new aws.s3.BucketReplicationConfig(
    `${name}-replication`,
    {
      bucket: source.bucketName,
      role: role.arn,
      rules: [
        {
          id: REPLICATION_RULE,
          status: "Enabled",
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Disabled" },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: destination.bucketArn,
            encryptionConfiguration: { replicaKmsKeyId: destination.kmsKeyArn },
            ...(metrics ? { metrics: { status: "Enabled" } } : {}),
          },
        },
      ],
    },
    { parent, dependsOn: [policy] },
  );
}
