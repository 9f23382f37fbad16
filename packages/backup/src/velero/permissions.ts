/** What Velero may do in AWS: objects of its bucket, snapshots of volumes and volumes from them, and both their keys. */
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { BackupBucket } from "../storage/storage.ts";

export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/**
 * The published policy, with resources where the actions take any, and with the keys, which it leaves out.
 * https://github.com/vmware-tanzu/velero-plugin-for-aws#set-permissions-for-velero
 */
export function veleroPermissions(
  { partition, region, accountId }: Place,
  { bucketArn, kmsKeyArn }: Pick<BackupBucket, "bucketArn" | "kmsKeyArn">,
  volumeKeyArn: pulumi.Input<string>,
): PolicyStatement[] {
  const volumes = `arn:${partition}:ec2:${region}:${accountId}:volume/*`;
  const snapshots = `arn:${partition}:ec2:${region}::snapshot/*`;
  const through = (service: string) => ({
    StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` },
  });
  return [
    {
      sid: "FindVolumesAndSnapshots",
      actions: ["ec2:DescribeVolumes", "ec2:DescribeSnapshots"],
      resources: ["*"],
      anyResourceBecause: "the authorization reference has no resource for either action",
    },
    {
      sid: "SnapshotsOfVolumes",
      actions: ["ec2:CreateSnapshot", "ec2:CreateVolume", "ec2:CreateTags", "ec2:DeleteSnapshot"],
      resources: [volumes, snapshots],
    },
    {
      sid: "ObjectsOfTheBucket",
      actions: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      resources: [pulumi.interpolate`${bucketArn}/*`],
    },
    { sid: "ListTheBucket", actions: ["s3:ListBucket"], resources: [bucketArn] },
    {
      sid: "KeyOfTheBucket",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [kmsKeyArn],
      conditions: through("s3"),
    },
    {
      sid: "KeyOfTheVolumes",
      actions: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      resources: [volumeKeyArn],
      conditions: through("ec2"),
    },
    {
      sid: "GrantsForRestoredVolumes",
      actions: ["kms:CreateGrant"],
      resources: [volumeKeyArn],
      conditions: { ...through("ec2"), Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
