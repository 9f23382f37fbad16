// Proves that a queue which asks for neither kind of encryption is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { sqsEncrypted } from "./sqs-encrypted.ts";

proveResourceRule(sqsEncrypted, {
  passes: [["", { sqsManagedSseEnabled: "true" }]],
  refuses: [
    ["kmsMasterKeyId", "", ['kmsMasterKeyId: must name a KMS key, or sqsManagedSseEnabled be true (is "")']],
    [
      "",
      { sqsManagedSseEnabled: false },
      ["kmsMasterKeyId: must name a KMS key, or sqsManagedSseEnabled be true (is not set)"],
    ],
  ],
});
