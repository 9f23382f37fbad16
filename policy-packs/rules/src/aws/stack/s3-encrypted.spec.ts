// Proves that a bucket without a key of the customer's is a violation, but for one that receives access logs.
import type { Inputs } from "../../rule.ts";
import { S3_BUCKET, S3_ENCRYPTION, S3_LOGGING } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { s3Encrypted } from "./s3-encrypted.ts";

const BUCKET = { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } };
const encryption = (byDefault: Inputs) => ({
  type: S3_ENCRYPTION,
  name: "encryption",
  inputs: { bucket: "reports", rules: [{ applyServerSideEncryptionByDefault: byDefault }] },
});
const FINDINGS = ["reports, has no encryption with aws:kms and a key of its own"];

proveStackRule(s3Encrypted, {
  passes: {
    "a bucket that receives access logs": [
      BUCKET,
      { type: S3_LOGGING, name: "logging", inputs: { bucket: "reports", targetBucket: "reports" } },
    ],
    "encryption on the bucket itself": [
      {
        ...BUCKET,
        inputs: {
          serverSideEncryptionConfiguration: {
            rule: {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: "aws:kms:dsse",
                kmsMasterKeyId: "alias/reports",
              },
            },
          },
        },
      },
    ],
  },
  refuses: {
    "a bucket without encryption of its own": { stack: [BUCKET], findings: FINDINGS },
    "the key of S3": { stack: [BUCKET, encryption({ sseAlgorithm: "AES256" })], findings: FINDINGS },
    "the key that AWS manages": {
      stack: [BUCKET, encryption({ sseAlgorithm: "aws:kms" })],
      findings: FINDINGS,
    },
  },
});
