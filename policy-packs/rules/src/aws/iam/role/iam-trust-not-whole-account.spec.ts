// Proves that a role which trusts a whole account is a violation, unless a condition picks principals in it.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamTrustNotWholeAccount } from "./iam-trust-not-whole-account.ts";

proveResourceRule(iamTrustNotWholeAccount, {
  passes: [
    [
      "assumeRolePolicy.Statement[0]",
      {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "4711" } },
      },
    ],
    ["assumeRolePolicy.Statement[0].Effect", "Deny"],
  ],
  refuses: [
    [
      "assumeRolePolicy.Statement[0].Principal.AWS",
      ["arn:aws:iam::123456789101:root"],
      [
        'assumeRolePolicy.Statement[0].Principal: trusts a whole account (is "arn:aws:iam::123456789101:root")',
      ],
    ],
    [
      "assumeRolePolicy.Statement[0].Principal.AWS",
      "123456789101",
      ['assumeRolePolicy.Statement[0].Principal: trusts a whole account (is "123456789101")'],
    ],
  ],
});
