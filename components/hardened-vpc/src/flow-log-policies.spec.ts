/** Proves that flow logs are delivered for one account's flow logs only, and into one log group only. */
import assert from "node:assert/strict";
import { deliveryPolicy, trustPolicy } from "./flow-log-policies.ts";

const place = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };

describe("flow log policies", () => {
  it("let the service in for flow logs of this account and region", () => {
    assert.deepEqual(trustPolicy(place), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111111111111" },
            ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-west-1:111111111111:vpc-flow-log/*" },
          },
        },
      ],
    });
  });

  it("allow writing to the log group, and looking for it", () => {
    const arn = "arn:aws:logs:eu-west-1:111111111111:log-group:/flow";
    const { Statement } = deliveryPolicy(place, arn) as { Statement: unknown };
    assert.deepEqual(Statement, [
      {
        Sid: "WriteFlowLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [arn, `${arn}:*`],
      },
      {
        Sid: "FindLogGroup",
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws:logs:eu-west-1:111111111111:log-group:*",
      },
    ]);
  });
});
