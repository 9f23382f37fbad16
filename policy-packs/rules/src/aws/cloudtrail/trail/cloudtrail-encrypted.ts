/** Trails are encrypted with a key of the customer's. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { TRAIL } from "../../types.ts";
import { mustName } from "../../values.ts";

export const cloudtrailEncrypted = defineResourceRule({
  id: "cloudtrail-encrypted",
  title: "CloudTrail logs are encrypted with a KMS key",
  description: "A trail shows an intruder how the account is run; a key adds a second lock to the bucket's.",
  severity: "medium",
  frameworks: [
    fsbp("CloudTrail.2", "Trails are encrypted at rest."),
    checkov("CKV_AWS_35", "Trails are encrypted with KMS."),
  ],
  remediation: "set kmsKeyId to a key whose policy lets CloudTrail use it",
  url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  types: [TRAIL],
  examples: {
    good: { s3BucketName: "trail", kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/trail" },
    bad: { s3BucketName: "trail" },
  },
  judge: ({ inputs }: JudgedResource) => mustName(inputs, "kmsKeyId", "a KMS key"),
});
