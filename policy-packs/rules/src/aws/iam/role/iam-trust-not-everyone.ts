/** No role can be assumed by everyone. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { trustAllows } from "../../policies-of.ts";
import { publicIn } from "../../policy-conditions.ts";
import { IAM_ROLE } from "../../types.ts";

export const iamTrustNotEveryone = defineResourceRule({
  id: "iam-trust-not-everyone",
  title: "Roles name who may assume them",
  description: "A role that trusts everyone is open to every account of AWS.",
  severity: "critical",
  frameworks: [checkov("CKV_AWS_60", "Only named services and principals assume a role.")],
  remediation: "name the principals, or narrow the statement with aws:PrincipalOrgID",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html",
  types: [IAM_ROLE],
  examples: {
    good: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      },
    },
    bad: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }],
      },
    },
  },
  judge: (resource: JudgedResource) =>
    trustAllows(resource).flatMap((statement) => publicIn(statement, "lets everyone assume the role")),
});
