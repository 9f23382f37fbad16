// Proves that a cluster which one call can delete is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksDeletionProtection } from "./eks-deletion-protection.ts";

proveResourceRule(eksDeletionProtection, {
  passes: [["deletionProtection", "true"]],
  refuses: [
    ["deletionProtection", false, ["deletionProtection: must be true (is false)"]],
    ["deletionProtection", undefined, ["deletionProtection: must be true (is not set)"]],
  ],
});
