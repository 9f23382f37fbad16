/** Topics are encrypted at rest. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { SNS_TOPIC } from "../../types.ts";
import { mustName } from "../../values.ts";

export const snsEncrypted = defineResourceRule({
  id: "sns-encrypted",
  title: "SNS topics are encrypted with a KMS key",
  description: "Messages are stored until every subscriber has them; a key decides who can read them.",
  severity: "medium",
  frameworks: [checkov("CKV_AWS_26", "Topics are encrypted.")],
  remediation: "set kmsMasterKeyId to a customer-managed key",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
  types: [SNS_TOPIC],
  examples: {
    good: { kmsMasterKeyId: "alias/alarms" },
    bad: { displayName: "alarms" },
  },
  judge: ({ inputs }: JudgedResource) => mustName(inputs, "kmsMasterKeyId", "a KMS key"),
});
