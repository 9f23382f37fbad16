/** Caches take TLS only. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { mustBeOn, unless } from "../../values.ts";

export const elasticacheEncryptedInTransit = defineResourceRule({
  id: "elasticache-encrypted-in-transit",
  title: "ElastiCache is encrypted in transit",
  description: "Without TLS every value, and the password itself, crosses the network readable.",
  severity: "high",
  frameworks: [
    fsbp("ElastiCache.5", "Replication groups are encrypted in transit."),
    checkov("CKV_AWS_30", "Replication groups are encrypted in transit."),
  ],
  remediation: "set transitEncryptionEnabled to true and transitEncryptionMode to required",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
  types: [REPLICATION_GROUP],
  examples: {
    good: { transitEncryptionEnabled: true, transitEncryptionMode: "required" },
    bad: { transitEncryptionEnabled: false },
  },
  judge: ({ inputs }: JudgedResource) => [
    // A member of a global datastore is encrypted as its primary is, and cannot say so itself.
    ...(inputs["globalReplicationGroupId"] === undefined ? mustBeOn(inputs, "transitEncryptionEnabled") : []),
    ...unless(
      inputs["transitEncryptionMode"] !== "preferred",
      "transitEncryptionMode",
      inputs["transitEncryptionMode"],
      "must be required",
    ),
  ],
});
