// Proves that a repository without a key of the customer's is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { ecrCustomerKey } from "./ecr-customer-key.ts";

proveResourceRule(ecrCustomerKey, {
  passes: [["encryptionConfigurations[0].encryptionType", "KMS_DSSE"]],
  refuses: [
    [
      "encryptionConfigurations[0].encryptionType",
      "AES256",
      ['encryptionConfigurations[0].encryptionType: must be KMS (is "AES256")'],
    ],
    [
      "encryptionConfigurations[0].kmsKey",
      undefined,
      ["encryptionConfigurations[0].kmsKey: must name a KMS key (is not set)"],
    ],
    [
      "encryptionConfigurations",
      undefined,
      [
        "encryptionConfigurations[0].encryptionType: must be KMS (is not set)",
        "encryptionConfigurations[0].kmsKey: must name a KMS key (is not set)",
      ],
    ],
  ],
});
