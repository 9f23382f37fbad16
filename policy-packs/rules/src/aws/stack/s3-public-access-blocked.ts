/** Every bucket refuses to be made public. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov, fsbp } from "../frameworks.ts";
import { S3_BUCKET, S3_PUBLIC_ACCESS_BLOCK } from "../types.ts";
import { isOn } from "../values.ts";
import { bucketsWithout, settingsOf } from "./s3.ts";

const SETTINGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

export const s3PublicAccessBlocked = defineStackRule({
  id: "s3-public-access-blocked",
  title: "S3 buckets block public access",
  description: "A bucket becomes public by one line in a policy or one ACL: the block makes S3 refuse both.",
  severity: "critical",
  frameworks: [
    fsbp("S3.8", "Public access is blocked on each bucket."),
    checkov("CKV2_AWS_6", "Each bucket has a public access block."),
  ],
  remediation: "add a BucketPublicAccessBlock with all four settings true",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  examples: {
    good: [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } },
      {
        type: S3_PUBLIC_ACCESS_BLOCK,
        name: "reports",
        inputs: {
          bucket: "reports",
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
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
    (bucket) =>
      settingsOf(stack, bucket, S3_PUBLIC_ACCESS_BLOCK).some(({ inputs }) =>
        SETTINGS.every((key) => isOn(inputs[key])),
      ),
    "has no BucketPublicAccessBlock with all four settings true",
  );
}
