/** A role trusts principals, not whole accounts. */
import { shown } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { trustAllows } from "../../policies-of.ts";
import { narrowedBy } from "../../policy-conditions.ts";
import { IAM_ROLE } from "../../types.ts";

const ACCOUNT = /^(arn:[\w-]+:iam::)?\d{12}(:root)?$/;
const PICKING_KEYS = [
  "aws:principalarn",
  "aws:userid",
  "aws:username",
  "sts:externalid",
  "sts:sourceidentity",
  /^aws:principaltag\//,
];

export const iamTrustNotWholeAccount = defineResourceRule({
  id: "iam-trust-not-whole-account",
  title: "Roles do not trust whole accounts",
  description:
    "With an account as principal, every user and role there that may assume roles gets in, and the role's owner decides nothing.",
  severity: "medium",
  frameworks: [checkov("CKV_AWS_61", "No role trusts a whole account.")],
  remediation:
    "name the role that may assume this one, or narrow the statement with aws:PrincipalArn, or sts:ExternalId for a third party",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html",
  types: [IAM_ROLE],
  examples: {
    good: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/deployer" },
            Action: "sts:AssumeRole",
          },
        ],
      },
    },
    bad: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "sts:AssumeRole" },
        ],
      },
    },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return trustAllows(resource)
    .filter((statement) => !narrowedBy(statement, PICKING_KEYS))
    .flatMap(({ path, principals }) =>
      principals
        .filter(({ kind, value }) => kind === "AWS" && ACCOUNT.test(value))
        .map(({ value }) => ({
          path: `${path}.Principal`,
          message: `trusts a whole account (is ${shown(value)})`,
        })),
    );
}
