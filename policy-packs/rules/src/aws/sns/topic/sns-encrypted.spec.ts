// Proves that a topic without a key is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { snsEncrypted } from "./sns-encrypted.ts";

proveResourceRule(snsEncrypted, {
  refuses: [
    ["kmsMasterKeyId", " ", ['kmsMasterKeyId: must name a KMS key (is " ")']],
    ["kmsMasterKeyId", undefined, ["kmsMasterKeyId: must name a KMS key (is not set)"]],
  ],
});
