// Proves that a sensitive action on every resource is a violation, by name or by wildcard, unless a condition narrows it.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamSensitiveActionsNameResources } from "./iam-sensitive-actions-name-resources.ts";

proveResourceRule(iamSensitiveActionsNameResources, {
  passes: [
    ["policy.Statement[0].Action", ["kms:DescribeKey"]],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": "sqs.eu-west-1.amazonaws.com" } },
      },
    ],
  ],
  refuses: [
    [
      "policy.Statement[0].Resource",
      "*",
      ['policy.Statement[0].Resource: must be named for kms:Decrypt (is ["*"])'],
    ],
    [
      "policy.Statement[0].Resource",
      ["arn:aws:kms:*:*:key/*"],
      ['policy.Statement[0].Resource: must be named for kms:Decrypt (is ["arn:aws:kms:*:*:key/*"])'],
    ],
    [
      "policy.Statement[0]",
      { Effect: "Allow", Action: ["iam:Pass*", "ec2:DescribeInstances"], Resource: "*" },
      ['policy.Statement[0].Resource: must be named for iam:PassRole (is ["*"])'],
    ],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Action: "secretsmanager:getsecretvalue",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
      ['policy.Statement[0].Resource: must be named for secretsmanager:GetSecretValue (is ["*"])'],
    ],
  ],
});
