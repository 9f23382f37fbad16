/** Queues are encrypted at rest. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { SQS_QUEUE } from "../../types.ts";
import { isOn, mustName } from "../../values.ts";

export const sqsEncrypted = defineResourceRule({
  id: "sqs-encrypted",
  title: "SQS queues are encrypted",
  description: "Messages wait in a queue for days; encryption keeps them from whoever gets at the storage.",
  severity: "medium",
  frameworks: [
    fsbp("SQS.1", "Queues are encrypted at rest."),
    checkov("CKV_AWS_27", "Queues are encrypted."),
  ],
  remediation: "set kmsMasterKeyId to a customer-managed key, or sqsManagedSseEnabled to true",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-data-encryption.html",
  types: [SQS_QUEUE],
  examples: {
    good: { kmsMasterKeyId: "alias/orders" },
    bad: { kmsMasterKeyId: "" },
  },
  judge: ({ inputs }: JudgedResource) =>
    isOn(inputs["sqsManagedSseEnabled"])
      ? []
      : mustName(inputs, "kmsMasterKeyId", "a KMS key, or sqsManagedSseEnabled be true"),
});
