/** Policy of an SQS queue. */
import { defineResourceType } from "../../resource-type.ts";
import { queuePolicyRefusals } from "./policy.ts";
import { QUEUE } from "../tokens.ts";

export const queuePolicy = defineResourceType({
  type: "aws:sqs/queuePolicy:QueuePolicy",
  taggable: false,
  references: { queueUrl: { type: QUEUE, by: "url", notFound: "AWS.SimpleQueueService.NonExistentQueue" } },
  refuse: ({ policy }) => queuePolicyRefusals(policy),
  create: (inputs) => ({ id: String(inputs["queueUrl"]), outputs: {} }),
});
