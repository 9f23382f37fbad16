/** Every bucket encrypts with a key of the customer's. */
import { objectsAt } from "../../inputs.ts";
import { defineStackRule, type Inputs, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov } from "../frameworks.ts";
import { S3_BUCKET, S3_ENCRYPTION } from "../types.ts";
import { textOf } from "../values.ts";
import { bucketsWithout, firstAt, receivesLogs, settingsOf } from "./s3.ts";

export const s3Encrypted = defineStackRule({
  id: "s3-encrypted",
  title: "S3 buckets are encrypted with a KMS key",
  description:
    "S3 encrypts by itself with a key of its own, which does not limit who can read: a key of yours does. Buckets that receive the access logs of others are left out: S3 delivers these to its own encryption only.",
  severity: "medium",
  frameworks: [
    checkov("CKV_AWS_145", "Buckets are encrypted with KMS by default."),
    checkov("CKV_AWS_19", "Buckets are encrypted."),
  ],
  remediation:
    "add a BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms and kmsMasterKeyId; buckets for load balancer logs need an exemption, they take AES256 only",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  examples: {
    good: [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } },
      {
        type: S3_ENCRYPTION,
        name: "reports",
        inputs: {
          bucket: "reports",
          rules: [
            {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms",
                kmsMasterKeyId: "alias/reports",
              },
            },
          ],
        },
      },
    ],
    bad: [{ type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  return bucketsWithout(
    stack,
    (bucket) => {
      // S3 writes its access logs to no bucket that encrypts with KMS.
      if (receivesLogs(stack, bucket)) return true;
      const inline = firstAt(firstAt(bucket.inputs, "serverSideEncryptionConfiguration"), "rule");
      const rules = settingsOf(stack, bucket, S3_ENCRYPTION).flatMap(({ inputs }) =>
        objectsAt(inputs, "rules"),
      );
      return [inline, ...rules].some((rule) => withKey(firstAt(rule, "applyServerSideEncryptionByDefault")));
    },
    "has no encryption with aws:kms and a key of its own",
  );
}

const withKey = ({ sseAlgorithm, kmsMasterKeyId }: Inputs): boolean =>
  /^aws:kms/.test(String(sseAlgorithm)) && textOf(kmsMasterKeyId) !== undefined;
