/** Copies of automated backups. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstanceAutomatedBackupsReplication.html */
import { arn, uuid } from "../../account/identifiers.ts";
import { flag, number, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";
import { RDS_INSTANCE } from "./tokens.ts";

export const backupsReplication = defineResourceType({
  type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
  taggable: false,
  references: {
    sourceDbInstanceArn: { type: RDS_INSTANCE, by: "arn", notFound: "DBInstanceNotFound" },
    kmsKeyId: { type: KEY, by: "arn", notFound: "KMSKeyNotAccessibleFault" },
  },
  refuse(inputs, { account, region }) {
    const source = account.find(RDS_INSTANCE, "arn", inputs["sourceDbInstanceArn"]);
    if (!source) return [];
    const encrypted = flag(source.inputs, "storageEncrypted") === true;
    const key = text(inputs, "kmsKeyId");
    return refusals(
      source.region === region &&
        refusal(
          "InvalidParameterValue",
          "sourceDbInstanceArn",
          `the database is in ${region} itself; copies are made in another region`,
          "create this resource with a provider of the second region",
        ),
      (number(source.inputs, "backupRetentionPeriod") ?? 0) === 0 &&
        refusal(
          "InvalidDBInstanceState",
          "sourceDbInstanceArn",
          "the database makes no backups",
          "set backupRetentionPeriod of the database",
        ),
      encrypted &&
        key === undefined &&
        refusal(
          "InvalidParameterValue",
          "kmsKeyId",
          "the database is encrypted, and its key is of another region",
          "name a key of this region",
        ),
      key !== undefined &&
        key.split(":")[3] !== region &&
        refusal(
          "KMSKeyNotAccessibleFault",
          "kmsKeyId",
          `the key is of ${key.split(":")[3]}, and the copies are in ${region}`,
          "name a key of this region",
        ),
    );
  },
  create(inputs, context) {
    return {
      id: arn(context, "rds", `auto-backup:ab-${uuid(context, "backup").replaceAll("-", "")}`),
      outputs: { retentionPeriod: inputs["retentionPeriod"] ?? 7 },
    };
  },
});
