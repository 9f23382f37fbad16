/** What S3 may do when it copies objects under keys. */

export interface Place {
  readonly bucketArn: string;
  readonly kmsKeyArn: string;
  readonly region: string;
}

/** For this bucket of this account: S3 cannot be talked into using the role for another's. */
export function replicationTrust(accountId: string, sourceArn: string): string {
  return policy([
    {
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnEquals: { "aws:SourceArn": sourceArn },
      },
    },
  ]);
}

/**
 * The published permissions, with those for locked objects and for keys, each through S3 of its region only.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicationPolicy(source: Place, destination: Place): string {
  return policy([
    {
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: source.bucketArn,
    },
    {
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        "s3:GetObjectRetention",
        "s3:GetObjectLegalHold",
      ],
      Resource: `${source.bucketArn}/*`,
    },
    {
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
      Resource: `${destination.bucketArn}/*`,
    },
    {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: source.kmsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${source.region}.amazonaws.com` } },
    },
    {
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: destination.kmsKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${destination.region}.amazonaws.com` } },
    },
  ]);
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
