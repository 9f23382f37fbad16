// Proves that a file system which is not encrypted, or not with a key of the customer's, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { efsEncrypted } from "./efs-encrypted.ts";

proveResourceRule(efsEncrypted, {
  passes: [["encrypted", "true"]],
  refuses: [
    ["encrypted", undefined, ["encrypted: must be true (is not set)"]],
    ["kmsKeyId", "", ['kmsKeyId: must name a KMS key (is "")']],
  ],
});
