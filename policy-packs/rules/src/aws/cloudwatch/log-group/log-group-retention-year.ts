/** Logs are there when an intrusion of last spring is found. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { LOG_GROUP } from "../../types.ts";
import { mustBeAtLeast, numberOf } from "../../values.ts";

export const logGroupRetentionYear = defineResourceRule({
  id: "log-group-retention-year",
  title: "Log groups keep a year",
  description:
    "Intrusions are often found months later, and then only the logs of that time show what happened.",
  severity: "low",
  frameworks: [checkov("CKV_AWS_338", "Log groups keep their logs for a year.")],
  remediation: "set retentionInDays to 365 or more, or to 0 for ever",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  types: [LOG_GROUP],
  examples: {
    good: { retentionInDays: 365 },
    bad: { retentionInDays: 30 },
  },
  judge: ({ inputs }: JudgedResource) =>
    numberOf(inputs["retentionInDays"] ?? 0) === 0 ? [] : mustBeAtLeast(inputs, "retentionInDays", 365),
});
