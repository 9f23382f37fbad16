// Proves that enableDeletionProtection which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { loadBalancerDeletionProtection } from "./load-balancer-deletion-protection.ts";

proveResourceRule(loadBalancerDeletionProtection, {
  passes: [["enableDeletionProtection", "true"]],
  refuses: [
    ["enableDeletionProtection", false, ["enableDeletionProtection: must be true (is false)"]],
    ["enableDeletionProtection", "false", ['enableDeletionProtection: must be true (is "false")']],
    ["enableDeletionProtection", undefined, ["enableDeletionProtection: must be true (is not set)"]],
  ],
});
