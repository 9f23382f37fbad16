/** A service uses a resource for this account only. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { RESOURCE_POLICY_TYPES, resourceAllows } from "../../policies-of.ts";
import { deputyIn } from "../../policy-conditions.ts";

export const resourcePolicyConfusedDeputy = defineResourceRule({
  id: "resource-policy-confused-deputy",
  title: "Resource policies say for whom a service acts",
  description:
    "A service acts for every customer: without the account or resource in the policy, another customer can have it write here.",
  severity: "medium",
  frameworks: [],
  remediation: "put aws:SourceArn or aws:SourceAccount into the condition of the statement",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  types: RESOURCE_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: "*",
            Condition: {
              ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/orders" },
            },
          },
        ],
      },
    },
    bad: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: "*",
          },
        ],
      },
    },
  },
  judge: (resource: JudgedResource) =>
    resourceAllows(resource).flatMap((statement) => deputyIn(statement, () => true)),
});
