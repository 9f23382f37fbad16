// Proves that a statement which allows every action is a violation, however it is written, and that a denial is none.
import { IAM_ROLE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { iamNoStarActions } from "./iam-no-star-actions.ts";

proveResourceRule(iamNoStarActions, {
  passes: [
    ["policy.Statement[0]", { Effect: "Deny", Action: "*", Resource: "*" }],
    ["policy", [{ Statement: [] }]],
  ],
  refuses: [
    [
      "policy.Statement[0].Action",
      ["s3:GetObject", "*"],
      ['policy.Statement[0].Action: must name the actions (is ["s3:GetObject","*"])'],
    ],
    ["policy.Statement[0].Action", "*:*", ['policy.Statement[0].Action: must name the actions (is ["*:*"])']],
    [
      "policy",
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
      ['policy.Statement.Action: must name the actions (is ["*"])'],
    ],
  ],
  others: {
    [IAM_ROLE]: {
      compliant: { inlinePolicies: [{ name: "reports", policy: JSON.stringify({ Statement: [] }) }] },
      refuses: [
        [
          "inlinePolicies[0].policy",
          '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
          ['inlinePolicies[0].policy.Statement.Action: must name the actions (is ["*"])'],
        ],
      ],
    },
  },
});
