/** Databases have no public address. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER_INSTANCE, RDS_INSTANCE } from "../../types.ts";
import { mustNotBeOn } from "../../values.ts";

export const rdsNotPublic = defineResourceRule({
  id: "rds-not-public",
  title: "RDS instances are not public",
  description:
    "A public database is found by scanners within hours; then only its password and its patches protect it.",
  severity: "critical",
  frameworks: [
    fsbp("RDS.2", "DB instances are not public."),
    checkov("CKV_AWS_17", "RDS instances are not public."),
  ],
  remediation: "remove publiclyAccessible or set it to false",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  types: [RDS_INSTANCE, RDS_CLUSTER_INSTANCE],
  examples: {
    good: { engine: "mysql", publiclyAccessible: false },
    bad: { engine: "mysql", publiclyAccessible: true },
  },
  judge: ({ inputs }: JudgedResource) => mustNotBeOn(inputs, "publiclyAccessible"),
});
