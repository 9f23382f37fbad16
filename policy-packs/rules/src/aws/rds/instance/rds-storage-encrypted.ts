/** Databases are encrypted at rest. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER, RDS_INSTANCE } from "../../types.ts";
import { mustBeOn } from "../../values.ts";
import { isReplica } from "../replica.ts";

export const rdsStorageEncrypted = defineResourceRule({
  id: "rds-storage-encrypted",
  title: "RDS storage is encrypted",
  description:
    "Encryption covers the disks, the backups, the snapshots and the replicas; it can only be chosen when the database is created.",
  severity: "high",
  frameworks: [
    fsbp("RDS.3", "DB instances are encrypted at rest."),
    fsbp("RDS.27", "DB clusters are encrypted at rest."),
    checkov("CKV_AWS_16", "RDS instances are encrypted."),
    checkov("CKV_AWS_96", "Aurora clusters are encrypted."),
  ],
  remediation: "set storageEncrypted to true, and kmsKeyId to a customer-managed key",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  types: [RDS_INSTANCE, RDS_CLUSTER],
  examples: {
    good: { engine: "postgres", storageEncrypted: true },
    bad: { engine: "postgres" },
  },
  judge: ({ inputs }: JudgedResource) =>
    isReplica(inputs) && inputs["storageEncrypted"] === undefined ? [] : mustBeOn(inputs, "storageEncrypted"),
});
