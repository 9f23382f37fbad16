// Proves that deletionProtection which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsDeletionProtection } from "./rds-deletion-protection.ts";

proveResourceRule(rdsDeletionProtection, {
  passes: [["deletionProtection", "true"]],
  refuses: [
    ["deletionProtection", false, ["deletionProtection: must be true (is false)"]],
    ["deletionProtection", "false", ['deletionProtection: must be true (is "false")']],
    ["deletionProtection", undefined, ["deletionProtection: must be true (is not set)"]],
  ],
});
