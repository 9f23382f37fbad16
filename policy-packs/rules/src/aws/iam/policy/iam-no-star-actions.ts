/** No policy allows every action there is. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { IDENTITY_POLICY_TYPES, identityAllows } from "../../policies-of.ts";
import { everyAction } from "../../policy-document.ts";
import { unless } from "../../values.ts";

export const iamNoStarActions = defineResourceRule({
  id: "iam-no-star-actions",
  title: "IAM policies name their actions",
  description: "Every action includes those that give away the account, and those that AWS adds next year.",
  severity: "critical",
  frameworks: [checkov("CKV_AWS_63", "No policy allows every action.")],
  remediation: "list the actions that the workload calls; CloudTrail and Access Analyzer show which",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html",
  types: IDENTITY_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::reports/*"] }],
      },
    },
    bad: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::reports" }],
      },
    },
  },
  judge: (resource: JudgedResource) =>
    identityAllows(resource).flatMap(({ path, actions }) =>
      unless(!actions.some(everyAction), `${path}.Action`, actions, "must name the actions"),
    ),
});
