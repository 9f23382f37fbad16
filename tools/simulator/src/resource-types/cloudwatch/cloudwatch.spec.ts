/** Proves that log groups, EventBridge rules and targets, and alarms refuse what AWS refuses, fault by fault. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";

describe("log group", () => {
  refuses(tokens.LOG_GROUP, () => ({ name: "/aws/eks/x/cluster", retentionInDays: 90 }), [
    {
      of: "retention",
      change: { retentionInDays: 100 },
      code: "InvalidParameterException",
      message: "100 days is not offered",
    },
    {
      of: "name",
      change: { name: "a b" },
      code: "InvalidParameterException",
      message: '"a b" has characters or a form that AWS refuses',
    },
    {
      of: "no such key",
      change: { kmsKeyId: "arn:aws:kms:us-east-1:111111111111:key/x" },
      code: "InvalidParameterException",
      message:
        'kmsKeyId names "arn:aws:kms:us-east-1:111111111111:key/x", which nothing in this plan created',
    },
    {
      of: "unusable key",
      change: (world) => ({ kmsKeyId: world.accepted(tokens.KEY, {}, "logs").outputs["arn"] }),
      code: "InvalidParameterException",
      message: "the key policy of logs does not let CloudWatch Logs use the key",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.LOG_GROUP, inputs);
        return {};
      },
      code: "ResourceAlreadyExistsException",
      message: "the log group /aws/eks/x/cluster already exists",
    },
  ]);

  it("takes a key that CloudWatch Logs may use, and has an ARN without a star", () => {
    const world = new World();
    const allow = (principal: object) => ({
      Effect: "Allow",
      Principal: principal,
      Action: "kms:*",
      Resource: "*",
    });
    const statements = [
      allow({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
      allow({ Service: "logs.us-east-1.amazonaws.com" }),
    ];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    const { outputs: key } = world.accepted(tokens.KEY, { policy });
    const { outputs } = world.accepted(tokens.LOG_GROUP, { name: "x", kmsKeyId: key["arn"] });
    assert.equal(outputs["arn"], `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:x`);
  });
});

describe("log resource policy", () => {
  const type = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
  const statement = {
    Effect: "Allow",
    Principal: { Service: "es.amazonaws.com" },
    Action: "logs:PutLogEvents",
    Resource: "*",
  };
  const policyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statement });
  refuses(type, () => ({ policyName: "p", policyDocument }), [
    {
      of: "malformed",
      change: { policyDocument: "{" },
      code: "InvalidParameterException",
      message: "the policy document is not a JSON object",
    },
    {
      of: "long",
      change: { policyDocument: policyDocument.padEnd(5121) },
      code: "InvalidParameterException",
      message: "the policy has 5121 characters; AWS takes 5120",
    },
    {
      of: "too many",
      change(world, inputs) {
        for (let i = 0; i < 10; i++) world.accepted(type, { ...inputs, policyName: `p${i}` });
        return {};
      },
      code: "LimitExceededException",
      message: "the region has 10 policies already; AWS takes 10",
    },
  ]);
});

describe("event rule", () => {
  const invalid = (change: unknown, fault: string) => ({
    of: fault,
    change: { eventPattern: typeof change === "string" ? change : JSON.stringify(change) },
    code: "InvalidEventPatternException",
    message: `the event pattern is not valid: ${fault}`,
  });
  const sound = {
    source: ["aws.ec2"],
    detail: { state: [{ "anything-but": "running" }] },
    $or: [{ a: [1] }, { b: [2] }],
  };
  refuses(tokens.EVENT_RULE, () => ({ eventPattern: JSON.stringify(sound) }), [
    invalid("{", "it is not JSON"),
    invalid([], "it is not an object"),
    invalid({}, "it is empty"),
    invalid({ source: "aws.ec2" }, "source is neither a list nor an object"),
    invalid({ source: [] }, "source is an empty list"),
    invalid({ detail: {} }, "detail is empty"),
    invalid({ detail: { state: [["x"]] } }, "detail.state holds a list inside its list"),
    invalid({ source: [{ like: "x" }] }, "source has the unknown matcher like"),
    invalid({ source: [{}] }, "source holds a matcher that is not one key"),
    invalid({ $or: [{ a: [1] }] }, "$or is no list of alternatives"),
    {
      of: "neither",
      change: { eventPattern: undefined },
      code: "ValidationException",
      message: "a rule needs an event pattern or a schedule",
    },
    {
      of: "schedule",
      change: { scheduleExpression: "every day" },
      code: "ValidationException",
      message: "every day is no schedule",
    },
    {
      of: "schedule off the default bus",
      change: { scheduleExpression: "rate(1 hour)", eventBusName: "b" },
      code: "ValidationException",
      message: "only the default event bus takes schedules",
    },
    {
      of: "name",
      change: { name: "a/b" },
      code: "ValidationException",
      message: '"a/b" has characters or a form that AWS refuses',
    },
  ]);
});

describe("event target", () => {
  const type = "aws:cloudwatch/eventTarget:EventTarget";
  const sound = (world: World) => ({
    rule: world.accepted(tokens.EVENT_RULE, { scheduleExpression: "rate(5 minutes)" }).outputs["name"],
    arn: world.accepted(tokens.QUEUE, {}).outputs["arn"],
  });
  refuses(type, sound, [
    {
      of: "no such rule",
      change: { rule: "r" },
      code: "ResourceNotFoundException",
      message: 'rule names "r", which nothing in this plan created',
    },
    { of: "ARN", change: { arn: "queue" }, code: "ValidationException", message: "queue is no ARN" },
    {
      of: "two inputs",
      change: { input: "{}", inputPath: "$" },
      code: "ValidationException",
      message: "only one of input, inputPath can be set",
    },
    {
      of: "sixth",
      change(world, inputs) {
        for (let i = 0; i < 5; i++) world.accepted(type, inputs);
        return {};
      },
      code: "LimitExceededException",
      message: "the rule has 5 targets already; AWS takes 5",
    },
  ]);
});

describe("metric alarm", () => {
  const sound = {
    metricName: "CPUUtilization",
    namespace: "AWS/EC2",
    period: 60,
    evaluationPeriods: 3,
    threshold: 80,
  };
  refuses("aws:cloudwatch/metricAlarm:MetricAlarm", () => sound, [
    {
      of: "nothing",
      change: { metricName: undefined },
      code: "ValidationError",
      message: "the alarm watches nothing",
    },
    {
      of: "both",
      change: { metricQueries: [{ id: "a" }] },
      code: "ValidationError",
      message: "both metricName and metricQueries are set",
    },
    { of: "period", change: { period: 45 }, code: "ValidationError", message: "45 seconds is not offered" },
    {
      of: "points",
      change: { datapointsToAlarm: 4 },
      code: "ValidationError",
      message: "4 of 3 can never be",
    },
    {
      of: "a week",
      change: { period: 86_400, evaluationPeriods: 8 },
      code: "ValidationError",
      message: "the alarm looks back more than a week",
    },
    {
      of: "missing data",
      change: { treatMissingData: "zero" },
      code: "ValidationError",
      message: "zero is no treatment",
    },
  ]);
});
