/** Log groups are encrypted with a key of the customer's. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { LOG_GROUP } from "../../types.ts";
import { mustName } from "../../values.ts";

export const logGroupEncrypted = defineResourceRule({
  id: "log-group-encrypted",
  title: "Log groups are encrypted with a KMS key",
  description:
    "Logs repeat what they should not, tokens and names included; a key decides who can read them.",
  severity: "medium",
  frameworks: [checkov("CKV_AWS_158", "Log groups are encrypted with KMS.")],
  remediation: "set kmsKeyId to a key whose policy lets CloudWatch Logs use it",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  types: [LOG_GROUP],
  examples: {
    good: { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/logs" },
    bad: { retentionInDays: 30 },
  },
  judge: ({ inputs }: JudgedResource) => mustName(inputs, "kmsKeyId", "a KMS key"),
});
