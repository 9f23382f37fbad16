// Proves that a replication group without snapshots is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheBackups } from "./elasticache-backups.ts";

proveResourceRule(elasticacheBackups, {
  passes: [["snapshotRetentionLimit", "1"]],
  refuses: [
    ["snapshotRetentionLimit", 0, ["snapshotRetentionLimit: must be at least 1 (is 0)"]],
    ["snapshotRetentionLimit", undefined, ["snapshotRetentionLimit: must be at least 1 (is not set)"]],
  ],
});
