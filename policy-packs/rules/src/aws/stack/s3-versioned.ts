/** Every bucket keeps what is overwritten or deleted. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov } from "../frameworks.ts";
import { S3_BUCKET, S3_VERSIONING } from "../types.ts";
import { isOn } from "../values.ts";
import { bucketsWithout, firstAt, settingsOf } from "./s3.ts";

export const s3Versioned = defineStackRule({
  id: "s3-versioned",
  title: "S3 buckets are versioned",
  description: "Without versions a wrong deletion, or an intruder's, is final.",
  severity: "medium",
  frameworks: [checkov("CKV_AWS_21", "Buckets are versioned.")],
  remediation:
    "add a BucketVersioning with versioningConfiguration.status Enabled, and a lifecycle rule that ends old versions",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  examples: {
    good: [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } },
      {
        type: S3_VERSIONING,
        name: "reports",
        inputs: { bucket: "reports", versioningConfiguration: { status: "Enabled" } },
      },
    ],
    bad: [{ type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  return bucketsWithout(
    stack,
    (bucket) =>
      isOn(firstAt(bucket.inputs, "versioning")["enabled"]) ||
      settingsOf(stack, bucket, S3_VERSIONING).some(
        ({ inputs }) => firstAt(inputs, "versioningConfiguration")["status"] === "Enabled",
      ),
    "has no versioning that is enabled",
  );
}
