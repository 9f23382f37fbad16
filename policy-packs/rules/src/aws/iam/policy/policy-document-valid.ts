/** Policy documents can be read, and say what IAM expects. */
import { isObject } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { identityPolicies, RESOURCE_POLICY_TYPES } from "../../policies-of.ts";
import { documentOf, type Statement, statementsOf } from "../../policy-document.ts";
import {
  IAM_GROUP_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_USER_POLICY,
  KMS_KEY,
  KMS_KEY_POLICY,
} from "../../types.ts";
import { listOf, unless } from "../../values.ts";

export const policyDocumentValid = defineResourceRule({
  id: "policy-document-valid",
  title: "IAM policy documents are valid",
  description:
    "IAM refuses a document that it cannot read, and takes a policy variable in one without today's version as plain text.",
  severity: "medium",
  frameworks: [],
  remediation:
    'write the document with Version "2012-10-17", and in each statement Effect and one of Action and NotAction',
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  types: [
    IAM_POLICY,
    IAM_ROLE_POLICY,
    IAM_GROUP_POLICY,
    IAM_USER_POLICY,
    IAM_ROLE,
    ...RESOURCE_POLICY_TYPES,
    KMS_KEY,
    KMS_KEY_POLICY,
  ],
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::reports/*"] }],
      },
    },
    bad: { policy: "{not json" },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  const { assumeRolePolicy } = resource.inputs;
  return [...identityPolicies(resource), { path: "assumeRolePolicy", value: assumeRolePolicy }]
    .filter(({ value }) => value !== undefined && value !== null && value !== "")
    .flatMap(({ path, value }) => problemsIn(value, path));
}

function problemsIn(value: unknown, path: string): readonly Finding[] {
  const document = documentOf(value);
  if (!document) return unless(false, path, value, "must be a policy document");
  const { Version: version, Statement: statement } = document;
  const variables = JSON.stringify(statement ?? "").includes("${");
  return [
    ...unless(
      !variables || version === "2012-10-17",
      `${path}.Version`,
      version,
      'must be "2012-10-17" for policy variables to work',
    ),
    ...unless(listOf(statement).some(isObject), `${path}.Statement`, statement, "must hold statements"),
    ...statementsOf(value, path).flatMap(statementProblems),
  ];
}

function statementProblems({ path, effect, source }: Statement): readonly Finding[] {
  const { Action: action, NotAction: notAction } = source;
  return [
    ...unless(effect === "Allow" || effect === "Deny", `${path}.Effect`, effect, "must be Allow or Deny"),
    ...unless(
      action !== undefined || notAction !== undefined,
      `${path}.Action`,
      action,
      "must be there, or NotAction",
    ),
    ...unless(
      action === undefined || notAction === undefined,
      `${path}.NotAction`,
      notAction,
      "must not stand beside Action",
    ),
  ];
}
