// Proves that a symmetric key which does not rotate is a violation, and that a key which cannot rotate is none.

import { proveResourceRule } from "../../testing/prove.ts";
import { kmsKeyRotation } from "./kms-key-rotation.ts";

proveResourceRule(kmsKeyRotation, {
  passes: [
    ["enableKeyRotation", "true"],
    ["", { customerMasterKeySpec: "RSA_4096" }],
    ["", { keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" }],
  ],
  refuses: [
    ["enableKeyRotation", false, ["enableKeyRotation: must be true (is false)"]],
    ["enableKeyRotation", undefined, ["enableKeyRotation: must be true (is not set)"]],
    ["", { customerMasterKeySpec: "SYMMETRIC_DEFAULT" }, ["enableKeyRotation: must be true (is not set)"]],
  ],
});
