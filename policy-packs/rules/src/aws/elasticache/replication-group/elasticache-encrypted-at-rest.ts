/** Caches are encrypted at rest. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const elasticacheEncryptedAtRest = defineResourceRule({
  id: "elasticache-encrypted-at-rest",
  title: "ElastiCache is encrypted at rest",
  description: "Sessions and tokens in a cache are written to disk with every snapshot and every swap.",
  severity: "high",
  frameworks: [
    fsbp("ElastiCache.4", "Replication groups are encrypted at rest."),
    checkov("CKV_AWS_29", "Replication groups are encrypted at rest."),
  ],
  remediation: "set atRestEncryptionEnabled to true, and kmsKeyId to a customer-managed key",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
  types: [REPLICATION_GROUP],
  examples: {
    good: { atRestEncryptionEnabled: true },
    bad: { atRestEncryptionEnabled: false },
  },
  // A member of a global datastore is encrypted as its primary is, and cannot say so itself.
  judge: ({ inputs }: JudgedResource) =>
    inputs["globalReplicationGroupId"] === undefined ? mustBeOn(inputs, "atRestEncryptionEnabled") : [],
});
