// Proves that a volume which is not encrypted is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { ebsVolumeEncrypted } from "./ebs-volume-encrypted.ts";

proveResourceRule(ebsVolumeEncrypted, {
  passes: [["encrypted", "true"]],
  refuses: [
    ["encrypted", false, ["encrypted: must be true (is false)"]],
    ["encrypted", undefined, ["encrypted: must be true (is not set)"]],
  ],
});
