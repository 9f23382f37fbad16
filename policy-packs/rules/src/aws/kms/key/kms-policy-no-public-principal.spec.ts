// Proves that a statement which lets everyone use the key is a violation, in each way to write everyone.
import { proveResourceRule } from "../../testing/prove.ts";
import { kmsPolicyNoPublicPrincipal } from "./kms-policy-no-public-principal.ts";

proveResourceRule(kmsPolicyNoPublicPrincipal, {
  passes: [
    ["policy.Statement[0].Effect", "Deny"],
    ["policy", undefined],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringEquals: { "KMS:CallerAccount": "111122223333" } },
      },
    ],
  ],
  refuses: [
    [
      "policy.Statement[0].Principal",
      "*",
      ['policy.Statement[0].Principal: lets everyone use the key (is "*")'],
    ],
    [
      "policy.Statement[0].Principal.AWS",
      ["arn:aws:iam::111122223333:root", "*"],
      [
        'policy.Statement[0].Principal: lets everyone use the key (is {"AWS":["arn:aws:iam::111122223333:root","*"]})',
      ],
    ],
    [
      "policy",
      '{"Statement":{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}}',
      ['policy.Statement.Principal: lets everyone use the key (is "*")'],
    ],
    [
      "policy.Statement[0]",
      { Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::1:root" }, Action: "kms:*", Resource: "*" },
      ['policy.Statement[0].NotPrincipal: lets everyone use the key (is {"AWS":"arn:aws:iam::1:root"})'],
    ],
    [
      "policy.Statement[0]",
      {
        Effect: "Allow",
        Principal: "*",
        Action: "kms:*",
        Resource: "*",
        Condition: { StringLike: { "kms:CallerAccount": "*" } },
      },
      ['policy.Statement[0].Principal: lets everyone use the key (is "*")'],
    ],
  ],
});
