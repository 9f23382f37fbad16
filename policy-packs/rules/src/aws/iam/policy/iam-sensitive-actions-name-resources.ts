/** What reads secrets or raises privileges names what it may do that to. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { IDENTITY_POLICY_TYPES, identityAllows } from "../../policies-of.ts";
import { narrowedBy } from "../../policy-conditions.ts";
import { everyAction } from "../../policy-document.ts";
import { unless } from "../../values.ts";

const SENSITIVE = [
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreatePolicyVersion",
  "iam:PassRole",
  "iam:PutGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:SetDefaultPolicyVersion",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateLoginProfile",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "s3:GetObject",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "sts:AssumeRole",
];
/** Region and TLS say how a request is made, not what it may touch. */
const NARROWING_KEYS = [/^(?!aws:requestedregion$|aws:securetransport$)/];

export const iamSensitiveActionsNameResources = defineResourceRule({
  id: "iam-sensitive-actions-name-resources",
  title: "Sensitive IAM actions name their resources",
  description:
    "On every resource these actions read every secret, decrypt under every key, or let the principal make itself an administrator.",
  severity: "high",
  frameworks: [
    fsbp("KMS.1", "Customer-managed policies do not allow decryption under every key."),
    fsbp("KMS.2", "Inline policies do not allow decryption under every key."),
    checkov("CKV_AWS_286", "Policies do not let privileges be raised."),
    checkov("CKV_AWS_288", "Policies do not let data be carried off."),
  ],
  remediation: "list the resources, or narrow the statement by a condition on a tag, a service or a path",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html",
  types: IDENTITY_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: "arn:aws:kms:eu-west-1:111122223333:key/reports",
          },
        ],
      },
    },
    bad: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }],
      },
    },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return identityAllows(resource).flatMap((statement) => {
    const { path, resources } = statement;
    if (!resources.some(everyResource) || narrowedBy(statement, NARROWING_KEYS)) return [];
    const allowed = SENSITIVE.filter((action) =>
      statement.actions.some((pattern) => covers(pattern, action)),
    );
    return unless(
      allowed.length === 0,
      `${path}.Resource`,
      resources,
      `must be named for ${allowed.join(", ")}`,
    );
  });
}

/** Everything, or everything of one kind in every account. */
const everyResource = (resource: string): boolean =>
  resource === "*" ||
  /^arn:[^:]*:[^:]*:[^:]*:\*:([\w-]+\/)?\*$/.test(resource) ||
  resource === "arn:aws:s3:::*";

/** Whether an action as written, kms:De*, allows `action`. `*` alone is for iam-no-star-actions to find. */
function covers(pattern: string, action: string): boolean {
  if (everyAction(pattern)) return false;
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}
