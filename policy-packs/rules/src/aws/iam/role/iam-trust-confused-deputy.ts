/** A service assumes a role for this account only. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { trustAllows } from "../../policies-of.ts";
import { deputyIn } from "../../policy-conditions.ts";
import { IAM_ROLE } from "../../types.ts";

/** Services that assume roles on behalf of a resource that they are told about, and say which one it is. */
const DEPUTIES = new Set(
  [
    "vpc-flow-logs",
    "scheduler",
    "pipes",
    "states",
    "backup",
    "bedrock",
    "codebuild",
    "delivery.logs",
    "firehose",
    "glue",
    "pods.eks",
    "sagemaker",
    "sns",
    "ssm",
  ].map((name) => `${name}.amazonaws.com`),
);

export const iamTrustConfusedDeputy = defineResourceRule({
  id: "iam-trust-confused-deputy",
  title: "Roles for services say for whom the service acts",
  description:
    "A service acts for every customer: without the account or resource in the trust, another customer can have it use this role.",
  severity: "medium",
  frameworks: [],
  remediation:
    "put aws:SourceAccount, and aws:SourceArn where it is known, into the condition of the statement",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  types: [IAM_ROLE],
  examples: {
    good: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "vpc-flow-logs.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
          },
        ],
      },
    },
    bad: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "vpc-flow-logs.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      },
    },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return trustAllows(resource).flatMap((statement) =>
    deputyIn(statement, (service) => DEPUTIES.has(service)),
  );
}
