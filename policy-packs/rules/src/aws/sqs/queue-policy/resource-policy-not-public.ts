/** No queue, topic, bucket, repository or file system is open to everyone. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RESOURCE_POLICY_TYPES, resourceAllows } from "../../policies-of.ts";
import { publicIn } from "../../policy-conditions.ts";

export const resourcePolicyNotPublic = defineResourceRule({
  id: "resource-policy-not-public",
  title: "Resource policies name their principals",
  description: "What everyone may use is read, filled or emptied by strangers.",
  severity: "critical",
  frameworks: [
    fsbp("SQS.3", "Policies of queues give nobody public access."),
    fsbp("SNS.4", "Policies of topics give nobody public access."),
    fsbp("S3.2", "Buckets are not open for public reads."),
    fsbp("S3.3", "Buckets are not open for public writes."),
    checkov("CKV_AWS_168", "Policies of queues name their principals."),
    checkov("CKV_AWS_169", "Policies of topics name their principals."),
    checkov("CKV_AWS_70", "Policies of buckets do not allow everyone."),
    checkov("CKV_AWS_32", "Policies of repositories are not public."),
  ],
  remediation:
    "name the principals, or narrow the statement with aws:SourceArn, aws:PrincipalOrgID or aws:SourceVpce",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
  types: RESOURCE_POLICY_TYPES,
  examples: {
    good: {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/worker" },
            Action: "sqs:SendMessage",
            Resource: "*",
          },
        ],
      },
    },
    bad: {
      policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }],
      },
    },
  },
  judge: (resource: JudgedResource) =>
    resourceAllows(resource).flatMap((statement) => publicIn(statement, "lets everyone use the resource")),
});
