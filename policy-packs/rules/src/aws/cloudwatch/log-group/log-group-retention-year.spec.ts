// Proves that a log group which keeps less than a year is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { logGroupRetentionYear } from "./log-group-retention-year.ts";

proveResourceRule(logGroupRetentionYear, {
  passes: [
    ["retentionInDays", 0],
    ["retentionInDays", undefined],
    ["retentionInDays", "400"],
  ],
  refuses: [["retentionInDays", 180, ["retentionInDays: must be at least 365 (is 180)"]]],
});
