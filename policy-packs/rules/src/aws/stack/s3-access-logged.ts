/** Every bucket logs who read it. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov, fsbp } from "../frameworks.ts";
import { S3_BUCKET, S3_LOGGING } from "../types.ts";
import { textOf } from "../values.ts";
import { bucketsWithout, firstAt, receivesLogs, settingsOf } from "./s3.ts";

export const s3AccessLogged = defineStackRule({
  id: "s3-access-logged",
  title: "S3 buckets write access logs",
  description: "After a leak the access log is what shows which objects are gone.",
  severity: "low",
  frameworks: [fsbp("S3.9", "Buckets log access."), checkov("CKV_AWS_18", "Buckets write access logs.")],
  remediation: "add a BucketLogging with a targetBucket; a bucket that receives logs needs none",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
  examples: {
    good: [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } },
      { type: S3_LOGGING, name: "reports", inputs: { bucket: "reports", targetBucket: "logs" } },
    ],
    bad: [{ type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  return bucketsWithout(
    stack,
    (bucket) =>
      textOf(firstAt(bucket.inputs, "logging")["targetBucket"]) !== undefined ||
      settingsOf(stack, bucket, S3_LOGGING).length > 0 ||
      receivesLogs(stack, bucket),
    "has no access log",
  );
}
