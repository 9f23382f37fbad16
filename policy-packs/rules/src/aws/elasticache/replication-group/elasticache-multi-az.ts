/** Caches fail over to another zone. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { REPLICATION_GROUP } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const elasticacheMultiAz = defineResourceRule({
  id: "elasticache-multi-az",
  title: "ElastiCache replication groups are Multi-AZ",
  description:
    "Without automatic failover the loss of a zone empties the cache, and everything behind it takes the load at once.",
  severity: "medium",
  frameworks: [
    fsbp("ElastiCache.3", "Replication groups fail over by themselves."),
    checkov("CKV2_AWS_50", "Replication groups are Multi-AZ with automatic failover."),
  ],
  remediation: "set automaticFailoverEnabled and multiAzEnabled to true, with at least one replica",
  url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
  types: [REPLICATION_GROUP],
  examples: {
    good: { automaticFailoverEnabled: true, multiAzEnabled: true },
    bad: { automaticFailoverEnabled: false, multiAzEnabled: false },
  },
  judge: ({ inputs }: JudgedResource) =>
    ["automaticFailoverEnabled", "multiAzEnabled"].flatMap((path) => mustBeOn(inputs, path)),
});
