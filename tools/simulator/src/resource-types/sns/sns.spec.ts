/** Proves what the simulated SNS answers, and what it refuses. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";
import { KEY, TOPIC } from "../tokens.ts";

const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const arnOf = (world: World): string => String(world.accepted(TOPIC, { name: "alarms" }).outputs["arn"]);
const statement = {
  Effect: "Allow",
  Action: "sns:Publish",
  Resource: "*",
  Principal: { AWS: "111111111111" },
};

describe("SNS topic", () => {
  it("is its ARN", () => {
    const { id, outputs } = new World().accepted(TOPIC, { name: "alarms" });
    assert.equal(id, "arn:aws:sns:us-east-1:111111111111:alarms");
    assert.equal(outputs["owner"], "111111111111");
  });

  refuses(TOPIC, () => ({ name: "alarms" }), [
    {
      of: "a name with a dot",
      change: { name: "alarms.lag" },
      code: "InvalidParameter",
      message: '"alarms.lag" has characters or a form that AWS refuses',
    },
    {
      of: "FIFO without the ending",
      change: { fifoTopic: true },
      code: "InvalidParameter",
      message: "the name of a FIFO topic ends in .fifo",
    },
    {
      of: "another service's key",
      change: { kmsMasterKeyId: "alias/aws/sqs" },
      code: "KMSNotFound",
      message: "alias/aws/sqs is the key of another service",
    },
    {
      of: "a key of another region",
      change: (world) => ({
        kmsMasterKeyId: world.simulator.create({
          urn: "urn:pulumi:test::project::key",
          type: KEY,
          name: "west",
          inputs: { enableKeyRotation: true },
          provider: { region: "us-west-2", defaultTags: {} },
        }).outputs["arn"],
      }),
      code: "KMSNotFound",
      message: "the key is of us-west-2, and the topic is in us-east-1",
    },
  ]);
});

describe("SNS topic policy", () => {
  refuses(
    POLICY,
    (world) => ({
      arn: arnOf(world),
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
    }),
    [
      {
        of: "no topic",
        change: { arn: "arn:aws:sns:us-east-1:111111111111:other" },
        code: "NotFound",
        message: 'arn names "arn:aws:sns:us-east-1:111111111111:other", which nothing in this plan created',
      },
    ],
  );

  it("refuses what is no policy", () => {
    const world = new World();
    const { refusals } = world.create(POLICY, { arn: arnOf(world), policy: "{" });
    assert.deepEqual([...new Set(refusals.map(({ code }) => code))], ["InvalidParameter"]);
  });
});

describe("SNS subscription", () => {
  refuses(
    SUBSCRIPTION,
    (world) => ({ topic: arnOf(world), protocol: "email", endpoint: "oncall@example.com" }),
    [
      {
        of: "a protocol that is none",
        change: { protocol: "pager" },
        code: "InvalidParameter",
        message: "pager is no protocol",
      },
      {
        of: "a URL as an address",
        change: { endpoint: "https://example.com" },
        code: "InvalidParameter",
        message: "https://example.com is not an address",
      },
    ],
  );

  it("waits for people to confirm, and not for queues", () => {
    const world = new World();
    const pending = (protocol: string, endpoint: string) =>
      world.accepted(SUBSCRIPTION, { topic: "arn:aws:sns:us-east-1:111111111111:alarms", protocol, endpoint })
        .outputs["pendingConfirmation"];
    arnOf(world);
    assert.equal(pending("email", "oncall@example.com"), true);
    assert.equal(pending("sqs", "arn:aws:sqs:us-east-1:111111111111:alarms"), false);
  });
});
