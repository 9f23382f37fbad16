// Proves that backups which are off, or kept for less than a week, are a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsBackups } from "./rds-backups.ts";

proveResourceRule(rdsBackups, {
  passes: [
    ["backupRetentionPeriod", "7"],
    ["", { replicateSourceDb: "orders" }],
  ],
  refuses: [
    ["backupRetentionPeriod", 6, ["backupRetentionPeriod: must be at least 7 (is 6)"]],
    ["backupRetentionPeriod", undefined, ["backupRetentionPeriod: must be at least 7 (is not set)"]],
    ["backupRetentionPeriod", "a week", ['backupRetentionPeriod: must be at least 7 (is "a week")']],
  ],
});
