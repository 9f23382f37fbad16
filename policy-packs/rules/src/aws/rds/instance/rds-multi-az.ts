/** Databases have a standby in another zone. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_INSTANCE } from "../../types.ts";
import { mustBeOn } from "../../values.ts";
import { isReplica } from "../replica.ts";

export const rdsMultiAz = defineResourceRule({
  id: "rds-multi-az",
  title: "RDS instances are Multi-AZ",
  description: "Without a standby the loss of a zone, or a patch, is an outage as long as a restore takes.",
  severity: "medium",
  frameworks: [
    fsbp("RDS.5", "DB instances have a standby in another zone."),
    checkov("CKV_AWS_157", "RDS instances are Multi-AZ."),
  ],
  remediation: "set multiAz to true",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
  types: [RDS_INSTANCE],
  examples: {
    good: { engine: "postgres", multiAz: true },
    bad: { engine: "postgres" },
  },
  judge: ({ inputs }: JudgedResource) => (isReplica(inputs) ? [] : mustBeOn(inputs, "multiAz")),
});
