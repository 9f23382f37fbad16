// Proves that a log group without a key is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { logGroupEncrypted } from "./log-group-encrypted.ts";

proveResourceRule(logGroupEncrypted, {
  refuses: [
    ["kmsKeyId", "", ['kmsKeyId: must name a KMS key (is "")']],
    ["kmsKeyId", undefined, ["kmsKeyId: must name a KMS key (is not set)"]],
  ],
});
