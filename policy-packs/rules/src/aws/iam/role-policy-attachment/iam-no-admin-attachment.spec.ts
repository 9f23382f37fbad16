// Proves that each way to attach such a policy is a violation, in every partition.
import { IAM_ROLE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { iamNoAdminAttachment } from "./iam-no-admin-attachment.ts";

proveResourceRule(iamNoAdminAttachment, {
  refuses: [
    [
      "policyArn",
      "arn:aws:iam::aws:policy/AdministratorAccess",
      ['policyArn: gives the account away (is "arn:aws:iam::aws:policy/AdministratorAccess")'],
    ],
    [
      "policyArn",
      "arn:aws-us-gov:iam::aws:policy/IAMFullAccess",
      ['policyArn: gives the account away (is "arn:aws-us-gov:iam::aws:policy/IAMFullAccess")'],
    ],
  ],
  others: {
    [IAM_ROLE]: {
      compliant: { managedPolicyArns: ["arn:aws:iam::111122223333:policy/AdministratorAccess"] },
      refuses: [
        [
          "managedPolicyArns[1]",
          "arn:aws:iam::aws:policy/PowerUserAccess",
          ['managedPolicyArns[1]: gives the account away (is "arn:aws:iam::aws:policy/PowerUserAccess")'],
        ],
      ],
    },
  },
});
