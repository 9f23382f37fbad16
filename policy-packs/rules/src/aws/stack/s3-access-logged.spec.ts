// Proves that a bucket without access logs is a violation, and that the bucket which receives them is none.
import { S3_BUCKET, S3_LOGGING } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { s3AccessLogged } from "./s3-access-logged.ts";

const BUCKET = { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } };
const LOGS = { type: S3_BUCKET, name: "logs", inputs: { bucket: "logs" } };
const LOGGING = { type: S3_LOGGING, name: "logging", inputs: { bucket: "reports", targetBucket: "logs" } };

proveStackRule(s3AccessLogged, {
  passes: {
    "a bucket that receives the logs": [BUCKET, LOGS, LOGGING],
    "logging on the bucket itself": [{ ...BUCKET, inputs: { logging: { targetBucket: "elsewhere" } } }],
  },
  refuses: {
    "buckets without logs": {
      stack: [BUCKET, LOGS],
      findings: ["reports, has no access log", "logs, has no access log"],
    },
  },
});
