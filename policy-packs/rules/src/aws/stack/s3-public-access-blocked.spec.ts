// Proves that a bucket without a public access block, or with one that leaves something open, is a violation.
import type { Inputs } from "../../rule.ts";
import { S3_BUCKET, S3_PUBLIC_ACCESS_BLOCK } from "../types.ts";
import { proveStackRule, UNKNOWN_TEXT } from "../testing/prove.ts";
import { s3PublicAccessBlocked } from "./s3-public-access-blocked.ts";

const BUCKET = { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } };
const ALL = {
  blockPublicAcls: true,
  blockPublicPolicy: "true",
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const block = (inputs: Inputs) => ({ type: S3_PUBLIC_ACCESS_BLOCK, name: "block", inputs });

proveStackRule(s3PublicAccessBlocked, {
  passes: {
    "a bucket whose name is not known yet": [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: UNKNOWN_TEXT } },
      {
        ...block({ ...ALL, bucket: UNKNOWN_TEXT }),
        dependsOn: ["urn:pulumi:test::drydock-test::aws:s3/bucket:Bucket::reports"],
      },
    ],
  },
  refuses: {
    "a bucket without a block": {
      stack: [BUCKET],
      findings: ["reports, has no BucketPublicAccessBlock with all four settings true"],
    },
    "a block of another bucket": {
      stack: [BUCKET, block({ bucket: "logs", ...ALL })],
      findings: ["reports, has no BucketPublicAccessBlock with all four settings true"],
    },
    "a block with a gap": {
      stack: [BUCKET, block({ bucket: "reports", ...ALL, ignorePublicAcls: false })],
      findings: ["reports, has no BucketPublicAccessBlock with all four settings true"],
    },
  },
});
