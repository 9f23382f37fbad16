// Proves that a bucket without versions, or whose versioning is suspended, is a violation.
import { S3_BUCKET, S3_VERSIONING } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { s3Versioned } from "./s3-versioned.ts";

const BUCKET = { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } };
const versioning = (status: string) => ({
  type: S3_VERSIONING,
  name: "versioning",
  inputs: { bucket: "reports", versioningConfiguration: { status } },
});
const FINDINGS = ["reports, has no versioning that is enabled"];

proveStackRule(s3Versioned, {
  passes: {
    "versioning on the bucket itself": [{ ...BUCKET, inputs: { versioning: { enabled: "true" } } }],
    "a setting under its older token": [
      BUCKET,
      { ...versioning("Enabled"), type: "aws:s3/bucketVersioningV2:BucketVersioningV2" },
    ],
  },
  refuses: {
    "a bucket without versioning": { stack: [BUCKET], findings: FINDINGS },
    "suspended versioning": { stack: [BUCKET, versioning("Suspended")], findings: FINDINGS },
  },
});
