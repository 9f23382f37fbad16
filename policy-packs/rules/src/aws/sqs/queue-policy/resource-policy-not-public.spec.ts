// Proves that a policy which lets everyone in is a violation, unless a condition says who is meant.
import { proveResourceRule } from "../../testing/prove.ts";
import { resourcePolicyNotPublic } from "./resource-policy-not-public.ts";

proveResourceRule(resourcePolicyNotPublic, {
  passes: [
    ["policy.Statement[0]", { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: "*" }],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "sqs:SendMessage",
        Resource: "*",
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders" } },
      },
    ],
  ],
  refuses: [
    [
      "policy.Statement[0].Principal",
      "*",
      ['policy.Statement[0].Principal: lets everyone use the resource (is "*")'],
    ],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "sqs:*",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } },
      },
      ['policy.Statement[0].Principal: lets everyone use the resource (is {"AWS":"*"})'],
    ],
  ],
});
