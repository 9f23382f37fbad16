// Proves that a bucket whose policy does not deny everything without TLS is a violation.
import type { Inputs } from "../../rule.ts";
import { S3_BUCKET, S3_BUCKET_POLICY } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { s3TlsOnly } from "./s3-tls-only.ts";

const BUCKET = { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } };
const DENY = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policy = (statement: Inputs) => ({
  type: S3_BUCKET_POLICY,
  name: "policy",
  inputs: { bucket: "reports", policy: JSON.stringify({ Statement: statement }) },
});
const FINDINGS = ["reports, has no policy that denies s3:* without TLS, on bucket and objects"];

proveStackRule(s3TlsOnly, {
  passes: {
    "a policy as JSON text": [BUCKET, policy(DENY)],
    "a policy on the bucket itself": [
      { ...BUCKET, inputs: { bucket: "reports", policy: { Statement: [DENY] } } },
    ],
  },
  refuses: {
    "a bucket without a policy": { stack: [BUCKET], findings: FINDINGS },
    "an allowance": { stack: [BUCKET, policy({ ...DENY, Effect: "Allow" })], findings: FINDINGS },
    "a denial of some actions": {
      stack: [BUCKET, policy({ ...DENY, Action: "s3:GetObject" })],
      findings: FINDINGS,
    },
    "a denial for the bucket only": {
      stack: [BUCKET, policy({ ...DENY, Resource: "arn:aws:s3:::reports" })],
      findings: FINDINGS,
    },
    "a denial for someone": {
      stack: [BUCKET, policy({ ...DENY, Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
      findings: FINDINGS,
    },
    "the opposite condition": {
      stack: [BUCKET, policy({ ...DENY, Condition: { Bool: { "aws:SecureTransport": "true" } } })],
      findings: FINDINGS,
    },
  },
});
