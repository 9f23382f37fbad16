// Proves that a replication group which takes plain connections is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheEncryptedInTransit } from "./elasticache-encrypted-in-transit.ts";

proveResourceRule(elasticacheEncryptedInTransit, {
  passes: [
    ["transitEncryptionEnabled", "true"],
    ["transitEncryptionMode", undefined],
  ],
  refuses: [
    ["transitEncryptionEnabled", undefined, ["transitEncryptionEnabled: must be true (is not set)"]],
    ["transitEncryptionMode", "preferred", ['transitEncryptionMode: must be required (is "preferred")']],
  ],
});
