/** A database is not deleted by one call. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER, RDS_INSTANCE } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const rdsDeletionProtection = defineResourceRule({
  id: "rds-deletion-protection",
  title: "RDS databases are protected from deletion",
  description: "Replacing a database by mistake deletes its data; protection makes AWS refuse.",
  severity: "medium",
  frameworks: [
    fsbp("RDS.7", "DB clusters are protected from deletion."),
    fsbp("RDS.8", "DB instances are protected from deletion."),
    checkov("CKV_AWS_139", "RDS clusters are protected from deletion."),
    checkov("CKV_AWS_293", "RDS instances are protected from deletion."),
  ],
  remediation:
    "set deletionProtection to true; turn it off in a change of its own before a database is really retired",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  types: [RDS_INSTANCE, RDS_CLUSTER],
  examples: {
    good: { deletionProtection: true },
    bad: { deletionProtection: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "deletionProtection"),
});
