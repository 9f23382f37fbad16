// Proves that a log group which is kept for ever is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { logGroupRetention } from "./log-group-retention.ts";

proveResourceRule(logGroupRetention, {
  passes: [["retentionInDays", "30"]],
  refuses: [
    ["retentionInDays", 0, ["retentionInDays: must be at least 1 (is 0)"]],
    ["retentionInDays", undefined, ["retentionInDays: must be at least 1 (is not set)"]],
  ],
});
