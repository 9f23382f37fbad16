/** Who logs in to a database can be an IAM role. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER, RDS_INSTANCE } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

/** Engines that RDS offers it for. */
const WITH_IAM = /mysql|postgres|mariadb/;

export const rdsIamAuthentication = defineResourceRule({
  id: "rds-iam-authentication",
  title: "RDS databases take IAM authentication",
  description:
    "A token that lives for fifteen minutes replaces a password that lives for years in the workload's configuration.",
  severity: "low",
  frameworks: [
    fsbp("RDS.10", "DB instances take IAM authentication."),
    fsbp("RDS.12", "DB clusters take IAM authentication."),
    checkov("CKV_AWS_161", "RDS instances take IAM authentication."),
    checkov("CKV_AWS_162", "RDS clusters take IAM authentication."),
  ],
  remediation: "set iamDatabaseAuthenticationEnabled to true",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
  types: [RDS_INSTANCE, RDS_CLUSTER],
  examples: {
    good: { engine: "postgres", iamDatabaseAuthenticationEnabled: true },
    bad: { engine: "postgres" },
  },
  judge: ({ inputs }: JudgedResource) =>
    WITH_IAM.test(String(inputs["engine"])) ? mustBeOn(inputs, "iamDatabaseAuthenticationEnabled") : [],
});
