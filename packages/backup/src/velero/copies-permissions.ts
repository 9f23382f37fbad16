/** What Velero may do with the copies of another environment's backups: read them. */
import { backupCopyBucketName, backupCopyKeyAlias } from "@drydock/core/naming";
import type { PolicyStatement } from "@drydock/workload-identity";
import type { Place } from "./permissions.ts";

/**
 * The key belongs to the other environment, which may be lost: it is known by its alias.
 * https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export function copiesPermissions(
  { partition, region, accountId }: Place,
  copyOf: string,
): PolicyStatement[] {
  const bucketArn = `arn:${partition}:s3:::${backupCopyBucketName(copyOf, accountId, region)}`;
  return [
    { sid: "ReadTheCopies", actions: ["s3:GetObject"], resources: [`${bucketArn}/*`] },
    { sid: "ListTheCopies", actions: ["s3:ListBucket"], resources: [bucketArn] },
    {
      sid: "KeyOfTheCopies",
      actions: ["kms:Decrypt"],
      resources: [`arn:${partition}:kms:${region}:${accountId}:key/*`],
      conditions: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": backupCopyKeyAlias(copyOf) },
      },
    },
  ];
}
