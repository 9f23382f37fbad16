/** Proves that SQS queues, SSM parameters and Auto Scaling groups refuse what AWS refuses, fault by fault. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";

const statement = {
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: "*",
};
const document = (statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("queue", () => {
  refuses(tokens.QUEUE, () => ({ name: "interruption", messageRetentionSeconds: 300 }), [
    {
      of: "delay",
      change: { delaySeconds: 901 },
      code: "InvalidAttributeValue",
      message: "901 seconds is out of bounds",
    },
    {
      of: "size",
      change: { maxMessageSize: 1 },
      code: "InvalidAttributeValue",
      message: "1 bytes is out of bounds",
    },
    {
      of: "retention",
      change: { messageRetentionSeconds: 30 },
      code: "InvalidAttributeValue",
      message: "30 seconds is out of bounds",
    },
    {
      of: "wait",
      change: { receiveWaitTimeSeconds: 21 },
      code: "InvalidAttributeValue",
      message: "21 seconds is out of bounds",
    },
    {
      of: "visibility",
      change: { visibilityTimeoutSeconds: 50_000 },
      code: "InvalidAttributeValue",
      message: "50000 seconds is out of bounds",
    },
    {
      of: "key reuse",
      change: { kmsDataKeyReusePeriodSeconds: 1 },
      code: "InvalidAttributeValue",
      message: "1 seconds is out of bounds",
    },
    {
      of: "name",
      change: { name: "a.b" },
      code: "InvalidParameterValue",
      message: '"a.b" has characters or a form that AWS refuses',
    },
    {
      of: "FIFO name",
      change: { fifoQueue: true },
      code: "InvalidParameterValue",
      message: '"interruption" has characters or a form that AWS refuses',
    },
    {
      of: "deduplication",
      change: { contentBasedDeduplication: true },
      code: "InvalidAttributeName",
      message: "only FIFO queues deduplicate",
    },
    {
      of: "two keys",
      change: { sqsManagedSseEnabled: true, kmsMasterKeyId: "alias/aws/sqs" },
      code: "InvalidAttributeValue",
      message: "a queue is encrypted with SQS's key or a KMS key, not with both",
    },
    {
      of: "policy",
      change: { policy: "{}" },
      code: "InvalidAttributeValue",
      message: "the policy has no Statement",
    },
    {
      of: "redrive",
      change: { redrivePolicy: "x" },
      code: "InvalidParameterValue",
      message: "the redrive policy is not a JSON object",
    },
    {
      of: "no dead-letter queue",
      change: { redrivePolicy: JSON.stringify({ deadLetterTargetArn: "a", maxReceiveCount: 3 }) },
      code: "InvalidParameterValue",
      message: "a is no queue of this plan",
    },
    {
      of: "receive count",
      change: (world) => ({
        redrivePolicy: JSON.stringify({
          deadLetterTargetArn: world.accepted(tokens.QUEUE, {}).outputs["arn"],
        }),
      }),
      code: "InvalidParameterValue",
      message: "maxReceiveCount is missing",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.QUEUE, inputs);
        return {};
      },
      code: "QueueAlreadyExists",
      message: "a queue interruption already exists",
    },
  ]);

  it("has its URL as id, and a FIFO queue its ending", () => {
    const { id, outputs } = new World().accepted(tokens.QUEUE, { fifoQueue: true }, "jobs");
    assert.match(
      id,
      new RegExp(`^https://sqs\\.us-east-1\\.amazonaws\\.com/${ACCOUNT}/jobs-[0-9a-f]{7}\\.fifo$`),
    );
    assert.equal(outputs["url"], id);
  });
});

describe("queue policy", () => {
  const sound = (world: World) => ({
    queueUrl: world.accepted(tokens.QUEUE, {}).id,
    policy: document([statement]),
  });
  refuses("aws:sqs/queuePolicy:QueuePolicy", sound, [
    {
      of: "no principal",
      change: { policy: document([{ ...statement, Principal: undefined }]) },
      code: "InvalidAttributeValue",
      message: "Statement[0] has neither Principal nor NotPrincipal",
    },
    {
      of: "statements",
      change: { policy: document(Array.from({ length: 21 }, () => statement)) },
      code: "OverLimit",
      message: "the policy has 21 statements; SQS takes 20",
    },
    {
      of: "actions",
      change: {
        policy: document([{ ...statement, Action: Array.from({ length: 8 }, (_, i) => `sqs:A${i}`) }]),
      },
      code: "OverLimit",
      message: "Statement[0] has 8 actions; SQS takes 7",
    },
    {
      of: "long",
      change: { policy: document([statement]).padEnd(8193) },
      code: "InvalidAttributeValue",
      message: "the policy has 8193 characters; AWS takes 8192",
    },
    {
      of: "no such queue",
      change: { queueUrl: "u" },
      code: "AWS.SimpleQueueService.NonExistentQueue",
      message: 'queueUrl names "u", which nothing in this plan created',
    },
  ]);
});

describe("parameter", () => {
  refuses("aws:ssm/parameter:Parameter", () => ({ name: "/drydock/x", type: "String", value: "v" }), [
    { of: "type", change: { type: "Text" }, code: "UnsupportedParameterType", message: "Text is no type" },
    {
      of: "value",
      change: { value: undefined },
      code: "ValidationException",
      message: "a parameter needs a value",
    },
    {
      of: "long value",
      change: { value: "v".repeat(4097) },
      code: "ValidationException",
      message: "the value has 4097 characters; Standard takes 4096",
    },
    {
      of: "AWS's own name",
      change: { name: "/aws/x" },
      code: "ValidationException",
      message: '"/aws/x" has characters or a form that AWS refuses',
    },
    {
      of: "levels",
      change: { name: "/a".repeat(16) },
      code: "HierarchyLevelLimitExceededException",
      message: "the name has over 15 levels",
    },
  ]);
});

describe("Auto Scaling group", () => {
  const sound = (world: World) => ({
    name: "g",
    minSize: 1,
    maxSize: 2,
    launchTemplate: { id: world.accepted(tokens.LAUNCH_TEMPLATE, {}).id },
  });
  refuses(tokens.AUTO_SCALING_GROUP, sound, [
    {
      of: "order",
      change: { minSize: 3 },
      code: "ValidationError",
      message: "minimum 3 is greater than maximum 2",
    },
    {
      of: "desired",
      change: { desiredCapacity: 5 },
      code: "ValidationError",
      message: "5 is not between 1 and 2",
    },
    {
      of: "no source",
      change: { launchTemplate: undefined },
      code: "ValidationError",
      message: "instances come from one source; given are none",
    },
  ]);
});
