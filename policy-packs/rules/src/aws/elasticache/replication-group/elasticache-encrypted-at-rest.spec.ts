// Proves that atRestEncryptionEnabled which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheEncryptedAtRest } from "./elasticache-encrypted-at-rest.ts";

proveResourceRule(elasticacheEncryptedAtRest, {
  passes: [["atRestEncryptionEnabled", "true"]],
  refuses: [
    ["atRestEncryptionEnabled", false, ["atRestEncryptionEnabled: must be true (is false)"]],
    ["atRestEncryptionEnabled", "false", ['atRestEncryptionEnabled: must be true (is "false")']],
    ["atRestEncryptionEnabled", undefined, ["atRestEncryptionEnabled: must be true (is not set)"]],
  ],
});
