// Proves that a document which cannot be read, or misses what IAM expects, is a violation where it is.
import { IAM_ROLE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { policyDocumentValid } from "./policy-document-valid.ts";

proveResourceRule(policyDocumentValid, {
  passes: [
    ["policy", undefined],
    ["policy", '{"Statement":{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}}'],
  ],
  refuses: [
    ["policy", "{not json", ['policy: must be a policy document (is "{not json")']],
    ["policy", [], ["policy: must be a policy document (is [])"]],
    ["policy", { Version: "2012-10-17" }, ["policy.Statement: must hold statements (is not set)"]],
    [
      "policy.Statement[0].Effect",
      "allow",
      ['policy.Statement[0].Effect: must be Allow or Deny (is "allow")'],
    ],
    [
      "policy.Statement[0].Action",
      undefined,
      ["policy.Statement[0].Action: must be there, or NotAction (is not set)"],
    ],
    [
      "policy.Statement[0].NotAction",
      "iam:*",
      ['policy.Statement[0].NotAction: must not stand beside Action (is "iam:*")'],
    ],
    [
      "policy",
      {
        Statement: [
          { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::home/${aws:username}/*" },
        ],
      },
      ['policy.Version: must be "2012-10-17" for policy variables to work (is not set)'],
    ],
  ],
  others: {
    [IAM_ROLE]: {
      compliant: {
        assumeRolePolicy: { Statement: { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" } },
      },
      refuses: [["assumeRolePolicy", "no", ['assumeRolePolicy: must be a policy document (is "no")']]],
    },
  },
});
