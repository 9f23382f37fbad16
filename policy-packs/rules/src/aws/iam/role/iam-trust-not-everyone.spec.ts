// Proves that a role which trusts everyone is a violation, unless a condition names an organization.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamTrustNotEveryone } from "./iam-trust-not-everyone.ts";

proveResourceRule(iamTrustNotEveryone, {
  passes: [
    [
      "assumeRolePolicy.Statement[0]",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-example" } },
      },
    ],
  ],
  refuses: [
    [
      "assumeRolePolicy.Statement[0].Principal",
      { AWS: ["*"] },
      ['assumeRolePolicy.Statement[0].Principal: lets everyone assume the role (is {"AWS":["*"]})'],
    ],
    [
      "assumeRolePolicy.Statement[0].Principal",
      "*",
      ['assumeRolePolicy.Statement[0].Principal: lets everyone assume the role (is "*")'],
    ],
    [
      "assumeRolePolicy.Statement[0]",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "sts:AssumeRole",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-example" } },
      },
      ['assumeRolePolicy.Statement[0].Principal: lets everyone assume the role (is "*")'],
    ],
  ],
});
