// Proves that a service which acts for anyone is a violation, and that services which act for their own resources are none.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamTrustConfusedDeputy } from "./iam-trust-confused-deputy.ts";

proveResourceRule(iamTrustConfusedDeputy, {
  passes: [
    [
      "assumeRolePolicy.Statement[0]",
      {
        Effect: "Allow",
        Principal: { Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] },
        Action: "sts:AssumeRole",
      },
    ],
  ],
  refuses: [
    [
      "assumeRolePolicy.Statement[0].Condition",
      undefined,
      [
        "assumeRolePolicy.Statement[0].Condition: must name aws:SourceAccount or aws:SourceArn for vpc-flow-logs.amazonaws.com (is not set)",
      ],
    ],
    [
      "assumeRolePolicy.Statement[0].Condition",
      { ArnLike: { "aws:SourceArn": "arn:aws:ec2:*:*:vpc-flow-log/*" } },
      [
        'assumeRolePolicy.Statement[0].Condition: must name aws:SourceAccount or aws:SourceArn for vpc-flow-logs.amazonaws.com (is {"ArnLike":{"aws:SourceArn":"arn:aws:ec2:*:*:vpc-flow-log/*"}})',
      ],
    ],
    [
      "assumeRolePolicy.Statement[0]",
      {
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
      },
      [
        'assumeRolePolicy.Statement[0].Condition: must name aws:SourceAccount or aws:SourceArn for scheduler.amazonaws.com (is {"StringEqualsIfExists":{"aws:SourceAccount":"111122223333"}})',
      ],
    ],
  ],
});
