/** No policy makes its principal an administrator of the account. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { IDENTITY_POLICY_TYPES, identityAllows } from "../../policies-of.ts";
import { everyAction } from "../../policy-document.ts";

export const iamNoFullAdmin = defineResourceRule({
  id: "iam-no-full-admin",
  title: "IAM policies do not give full administration",
  description: "Whoever holds such a policy can switch off every other control, logging included.",
  severity: "critical",
  frameworks: [
    fsbp("IAM.1", "No policy allows every action on every resource."),
    checkov("CKV_AWS_62", "No policy gives full administration."),
  ],
  remediation:
    "list actions and resources; keep administration to a role that people assume for the occasion",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  types: IDENTITY_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::reports/*"] }],
      },
    },
    bad: { policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return identityAllows(resource).flatMap(({ path, actions, notActions, resources, notResources }) => {
    const everything = actions.some(everyAction) || notActions.length > 0;
    const everywhere = resources.includes("*") || notResources.length > 0;
    if (!everything || !everywhere) return [];
    const but = (left: readonly string[]): string => (left.length > 0 ? ` but ${left.join(", ")}` : "");
    return [{ path, message: `allows every action${but(notActions)} on every resource${but(notResources)}` }];
  });
}
