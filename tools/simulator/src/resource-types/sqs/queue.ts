/** SQS queue. */
import { arn } from "../../account/identifiers.ts";
import type { Properties } from "../../account/account.ts";
import { number, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { QUEUE } from "../tokens.ts";
import { queuePolicyRefusals } from "./policy.ts";
import { redriveRefusals } from "./redrive.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const BOUNDS: Readonly<Record<string, readonly [least: number, most: number, unit: string]>> = {
  delaySeconds: [0, 900, "seconds"],
  maxMessageSize: [1024, 1_048_576, "bytes"],
  messageRetentionSeconds: [60, 1_209_600, "seconds"],
  receiveWaitTimeSeconds: [0, 20, "seconds"],
  visibilityTimeoutSeconds: [0, 43_200, "seconds"],
  kmsDataKeyReusePeriodSeconds: [60, 86_400, "seconds"],
};

export const queue = defineResourceType({
  type: QUEUE,
  taggable: true,
  autoName: {
    property: "name",
    maxLength: 80,
    form: (unique, inputs) => (inputs["fifoQueue"] === true ? `${unique}.fifo` : unique),
  },
  refuse(inputs, { account, region }) {
    const fifo = inputs["fifoQueue"] === true;
    return refusals(
      nameRefusals(fifo ? "sqsFifoQueue" : "sqsQueue", inputs["name"], "name", "InvalidParameterValue"),
      account.where(QUEUE, "name", inputs["name"]).some((other) => other.region === region) &&
        refusal(
          "QueueAlreadyExists",
          "name",
          `a queue ${String(inputs["name"])} already exists`,
          "give one of the two another name",
        ),
      boundRefusals(inputs),
      !fifo &&
        inputs["contentBasedDeduplication"] === true &&
        refusal(
          "InvalidAttributeName",
          "contentBasedDeduplication",
          "only FIFO queues deduplicate",
          "set fifoQueue, or remove contentBasedDeduplication",
        ),
      inputs["sqsManagedSseEnabled"] === true &&
        text(inputs, "kmsMasterKeyId") !== undefined &&
        refusal(
          "InvalidAttributeValue",
          "sqsManagedSseEnabled",
          "a queue is encrypted with SQS's key or a KMS key, not with both",
          "remove sqsManagedSseEnabled",
        ),
      queuePolicyRefusals(inputs["policy"]),
      redriveRefusals(inputs, account),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const url = `https://sqs.${context.region}.amazonaws.com/${context.accountId}/${name}`;
    const fifo = inputs["fifoQueue"] === true;
    return {
      id: url,
      outputs: {
        arn: arn(context, "sqs", name),
        deduplicationScope: inputs["deduplicationScope"] ?? (fifo ? "queue" : ""),
        delaySeconds: inputs["delaySeconds"] ?? 0,
        fifoThroughputLimit: inputs["fifoThroughputLimit"] ?? (fifo ? "perQueue" : ""),
        kmsDataKeyReusePeriodSeconds: inputs["kmsDataKeyReusePeriodSeconds"] ?? 300,
        maxMessageSize: inputs["maxMessageSize"] ?? 262144,
        messageRetentionSeconds: inputs["messageRetentionSeconds"] ?? 345600,
        namePrefix: inputs["namePrefix"] ?? "",
        policy: inputs["policy"] ?? "",
        receiveWaitTimeSeconds: inputs["receiveWaitTimeSeconds"] ?? 0,
        redriveAllowPolicy: inputs["redriveAllowPolicy"] ?? "",
        redrivePolicy: inputs["redrivePolicy"] ?? "",
        sqsManagedSseEnabled: inputs["sqsManagedSseEnabled"] ?? text(inputs, "kmsMasterKeyId") === undefined,
        url,
        visibilityTimeoutSeconds: inputs["visibilityTimeoutSeconds"] ?? 30,
      },
    };
  },
});

function boundRefusals(inputs: Properties): Refusal[] {
  return Object.entries(BOUNDS).flatMap(([property, [least, most, unit]]) => {
    const value = number(inputs, property);
    return refusals(
      value !== undefined &&
        (value < least || value > most) &&
        refusal(
          "InvalidAttributeValue",
          property,
          `${value} ${unit} is out of bounds`,
          `use ${least} to ${most}`,
        ),
    );
  });
}
