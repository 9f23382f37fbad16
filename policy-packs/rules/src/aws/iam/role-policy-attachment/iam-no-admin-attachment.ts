/** Nothing is attached to a policy of AWS that gives the account away. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import {
  GROUP_POLICY_ATTACHMENT,
  IAM_ROLE,
  POLICY_ATTACHMENT,
  ROLE_POLICY_ATTACHMENT,
  USER_POLICY_ATTACHMENT,
} from "../../types.ts";
import { listOf, unless } from "../../values.ts";

const ADMINISTRATION = /^arn:[\w-]+:iam::aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

export const iamNoAdminAttachment = defineResourceRule({
  id: "iam-no-admin-attachment",
  title: "Administrator policies of AWS are not attached",
  description:
    "These policies are written for people who set an account up; a workload with one of them owns the account.",
  severity: "critical",
  frameworks: [checkov("CKV_AWS_274", "AdministratorAccess is not attached.")],
  remediation: "attach a policy of your own that lists what is needed",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  types: [
    ROLE_POLICY_ATTACHMENT,
    GROUP_POLICY_ATTACHMENT,
    USER_POLICY_ATTACHMENT,
    POLICY_ATTACHMENT,
    IAM_ROLE,
  ],
  examples: {
    good: { role: "reports", policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    bad: { role: "reports", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  },
  judge: ({ inputs }: JudgedResource) => [
    ...findings("policyArn", inputs["policyArn"]),
    ...listOf(inputs["managedPolicyArns"]).flatMap((arn, i) => findings(`managedPolicyArns[${i}]`, arn)),
  ],
});

function findings(path: string, arn: unknown): readonly Finding[] {
  return unless(!ADMINISTRATION.test(String(arn)), path, arn, "gives the account away");
}
