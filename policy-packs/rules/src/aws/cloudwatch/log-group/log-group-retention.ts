/** Log groups end at some point. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { LOG_GROUP } from "../../types.ts";
import { mustBeAtLeast } from "../../values.ts";

export const logGroupRetention = defineResourceRule({
  id: "log-group-retention",
  title: "Log groups have a retention",
  description: "Logs without a retention are kept and paid for until the account is closed.",
  severity: "low",
  frameworks: [checkov("CKV_AWS_66", "Log groups have a retention.")],
  remediation: "set retentionInDays",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  types: [LOG_GROUP],
  examples: {
    good: { retentionInDays: 365 },
    bad: { retentionInDays: 0 },
  },
  judge: ({ inputs }: JudgedResource) => mustBeAtLeast(inputs, "retentionInDays", 1),
});
