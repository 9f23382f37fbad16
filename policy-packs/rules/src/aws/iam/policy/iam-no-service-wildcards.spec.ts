// Proves that a statement which allows a whole service is a violation, and that a prefix of an action is none.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamNoServiceWildcards } from "./iam-no-service-wildcards.ts";

proveResourceRule(iamNoServiceWildcards, {
  passes: [
    ["policy.Statement[0].Action", ["s3:Get*"]],
    ["policy.Statement[0].Effect", "Deny"],
  ],
  refuses: [
    [
      "policy.Statement[0].Action",
      ["s3:GetObject", "sqs:*"],
      ['policy.Statement[0].Action: allows every action of a service (is "sqs:*")'],
    ],
    [
      "policy.Statement[0].Action",
      "access-analyzer:*",
      ['policy.Statement[0].Action: allows every action of a service (is "access-analyzer:*")'],
    ],
  ],
});
