/** No policy allows every action of a service. */
import { shown } from "../../../inputs.ts";
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { fsbp } from "../../frameworks.ts";
import { IDENTITY_POLICY_TYPES, identityAllows } from "../../policies-of.ts";

export const iamNoServiceWildcards = defineResourceRule({
  id: "iam-no-service-wildcards",
  title: "IAM policies do not allow whole services",
  description:
    "A whole service includes deleting it, sharing it with other accounts, and changing who may use it.",
  severity: "high",
  frameworks: [fsbp("IAM.21", "No policy allows every action of a service.")],
  remediation: "list the actions that the workload calls",
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
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ec2:*", Resource: "*" }] },
    },
  },
  judge: (resource: JudgedResource) =>
    identityAllows(resource).flatMap(({ path, actions }) =>
      actions
        .filter((action) => /^[\w-]+:\*+$/.test(action))
        .map((action) => ({
          path: `${path}.Action`,
          message: `allows every action of a service (is ${shown(action)})`,
        })),
    ),
});
