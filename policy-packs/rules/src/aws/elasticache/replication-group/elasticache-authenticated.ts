/** Caches ask who is calling. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { listOf, unless } from "../../values.ts";

export const elasticacheAuthenticated = defineResourceRule({
  id: "elasticache-authenticated",
  title: "ElastiCache asks for authentication",
  description:
    "A cache without a password or users is open to whatever reaches its port, a compromised pod included.",
  severity: "high",
  frameworks: [
    fsbp("ElastiCache.6", "Replication groups ask for authentication."),
    checkov("CKV_AWS_31", "Replication groups have a token and encryption in transit."),
  ],
  remediation: "list user groups in userGroupIds (IAM authentication), or set authToken from a secret",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
  types: [REPLICATION_GROUP],
  examples: {
    good: { transitEncryptionEnabled: true, userGroupIds: ["orders"] },
    bad: { transitEncryptionEnabled: true },
  },
  judge,
});

function judge({ inputs: { userGroupIds, authToken } }: JudgedResource): readonly Finding[] {
  const asks = listOf(userGroupIds).length > 0 || (authToken !== undefined && authToken !== "");
  return unless(asks, "userGroupIds", userGroupIds, "must name user groups, or authToken be set");
}
