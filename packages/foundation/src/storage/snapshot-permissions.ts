/**
 * Permissions of Data Lifecycle Manager, after AWSDataLifecycleManagerServiceRole: what a policy of volumes in one
 * account and region needs of it. It touches only volumes with the tag, and deletes only snapshots with the tag.
 * https://docs.aws.amazon.com/ebs/latest/userguide/managed-policies.html
 */
import type { PolicyStatement } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";

export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

export function snapshotStatements(
  { partition, region, accountId }: Place,
  tag: string,
  value: pulumi.Input<string>,
): PolicyStatement[] {
  const snapshot = `arn:${partition}:ec2:${region}::snapshot/*`;
  const tagged = { StringEquals: { [`ec2:ResourceTag/${tag}`]: value } };
  return [
    {
      sid: "FindVolumesAndSnapshots",
      actions: ["ec2:DescribeInstances", "ec2:DescribeSnapshots", "ec2:DescribeVolumes"],
      resources: ["*"],
      anyResourceBecause: "EC2's describe actions have no resource-level permissions",
    },
    {
      sid: "ReadTaggedVolumes",
      actions: ["ec2:CreateSnapshot"],
      resources: [`arn:${partition}:ec2:${region}:${accountId}:volume/*`],
      conditions: tagged,
    },
    { sid: "MakeSnapshots", actions: ["ec2:CreateSnapshot"], resources: [snapshot] },
    { sid: "DeleteOldSnapshots", actions: ["ec2:DeleteSnapshot"], resources: [snapshot], conditions: tagged },
    // Not bound to the moment of creation: the service's own role is not, and copied tags may come after it.
    { sid: "TagSnapshots", actions: ["ec2:CreateTags"], resources: [snapshot] },
  ];
}

/** Where snapshots are copied to, and the keys at both ends. */
export interface SnapshotCopies {
  readonly region: string;
  readonly volumeKeyArn: pulumi.Input<string>;
  readonly copyKeyArn: pulumi.Input<string>;
}

/**
 * EBS reads under the key of the volumes, and writes under the one of the second region.
 * https://docs.aws.amazon.com/ebs/latest/userguide/dlm-service-role.html
 */
export function snapshotCopyStatements(
  { partition, region }: Place,
  tag: string,
  value: pulumi.Input<string>,
  copies: SnapshotCopies,
): PolicyStatement[] {
  const [here, there] = [region, copies.region].map((place) => `arn:${partition}:ec2:${place}::snapshot/*`);
  const keys = [copies.volumeKeyArn, copies.copyKeyArn];
  return [
    { sid: "CopySnapshots", actions: ["ec2:CopySnapshot"], resources: [here ?? "", there ?? ""] },
    { sid: "TagCopies", actions: ["ec2:CreateTags"], resources: [there ?? ""] },
    {
      sid: "DeleteOldCopies",
      actions: ["ec2:DeleteSnapshot"],
      resources: [there ?? ""],
      conditions: { StringEquals: { [`ec2:ResourceTag/${tag}`]: value } },
    },
    {
      sid: "KeysOfBothRegions",
      actions: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:DescribeKey",
      ],
      resources: keys,
    },
    {
      sid: "GrantsForEbs",
      actions: ["kms:CreateGrant"],
      resources: keys,
      conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/** The service, for policies of this account and region only. */
export function lifecycleTrust({ partition, region, accountId }: Place): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LifecycleManager",
        Effect: "Allow",
        Principal: { Service: "dlm.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:${partition}:dlm:${region}:${accountId}:policy/*` },
        },
      },
    ],
  });
}
