/** Databases are backed up, and the backups kept for a week. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER, RDS_INSTANCE } from "../../types.ts";
import { mustBeAtLeast } from "../../values.ts";
import { isReplica } from "../replica.ts";

export const rdsBackups = defineResourceRule({
  id: "rds-backups",
  title: "RDS keeps backups for seven days",
  description: "What is deleted on a Friday is missed on a Monday: without a backup from before, it is gone.",
  severity: "high",
  frameworks: [
    fsbp("RDS.11", "Automatic backups are kept for seven days or longer."),
    checkov("CKV_AWS_133", "RDS instances are backed up."),
  ],
  remediation: "set backupRetentionPeriod to 7 or more",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
  types: [RDS_INSTANCE, RDS_CLUSTER],
  examples: {
    good: { engine: "postgres", backupRetentionPeriod: 14 },
    bad: { engine: "postgres", backupRetentionPeriod: 0 },
  },
  judge: ({ inputs }: JudgedResource) =>
    isReplica(inputs) ? [] : mustBeAtLeast(inputs, "backupRetentionPeriod", 7),
});
