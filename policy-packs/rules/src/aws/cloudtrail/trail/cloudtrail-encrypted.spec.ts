// Proves that a trail without a key is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { cloudtrailEncrypted } from "./cloudtrail-encrypted.ts";

proveResourceRule(cloudtrailEncrypted, {
  refuses: [
    ["kmsKeyId", "", ['kmsKeyId: must name a KMS key (is "")']],
    ["kmsKeyId", undefined, ["kmsKeyId: must name a KMS key (is not set)"]],
  ],
});
