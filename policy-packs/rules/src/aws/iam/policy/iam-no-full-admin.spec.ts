// Proves that everything on everything is a violation, also when it is written as everything but some.

import { proveResourceRule } from "../../testing/prove.ts";
import { iamNoFullAdmin } from "./iam-no-full-admin.ts";

proveResourceRule(iamNoFullAdmin, {
  passes: [
    ["policy.Statement[0].Action", "*"],
    ["policy.Statement[0]", { Effect: "Deny", NotAction: "iam:*", Resource: "*" }],
  ],
  refuses: [
    [
      "policy.Statement[0]",
      { Effect: "Allow", Action: ["*"], Resource: ["*"] },
      ["policy.Statement[0]: allows every action on every resource"],
    ],
    [
      "policy.Statement[0]",
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
      ["policy.Statement[0]: allows every action but iam:* on every resource"],
    ],
    [
      "policy.Statement[0]",
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::x" },
      ["policy.Statement[0]: allows every action on every resource but arn:aws:s3:::x"],
    ],
  ],
});
