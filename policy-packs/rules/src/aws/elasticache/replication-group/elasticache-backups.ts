/** Caches are backed up every day. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { mustBeAtLeast } from "../../values.ts";

export const elasticacheBackups = defineResourceRule({
  id: "elasticache-backups",
  title: "ElastiCache keeps snapshots",
  description: "A cache that is also a queue or a session store cannot be filled again from elsewhere.",
  severity: "low",
  frameworks: [
    fsbp("ElastiCache.1", "Automatic backups are scheduled."),
    checkov("CKV_AWS_134", "Automatic backups are on."),
  ],
  remediation: "set snapshotRetentionLimit to the days that snapshots are kept, 1 or more",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
  types: [REPLICATION_GROUP],
  examples: {
    good: { snapshotRetentionLimit: 7 },
    bad: { snapshotRetentionLimit: 0 },
  },
  judge: ({ inputs }: JudgedResource) => mustBeAtLeast(inputs, "snapshotRetentionLimit", 1),
});
