/** RDS instance. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
import { arn, uuid } from "../../account/identifiers.ts";
import { flag, number, text } from "../../account/input.ts";
import { refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SECURITY_GROUP } from "../references.ts";
import { KEY, ROLE } from "../tokens.ts";
import { backupRefusals, passwordRefusals, windowRefusals } from "./instance-checks.ts";
import { nameAndVersionRefusals, observationRefusals, storageRefusals } from "./instance-shape-checks.ts";
import { replicaRefusals } from "./replica-checks.ts";
import { RDS_INSTANCE, RDS_PARAMETER_GROUP, RDS_SUBNET_GROUP } from "./tokens.ts";

const PORT = 5432;
const TO_KEY = { type: KEY, by: "arn", notFound: "KMSKeyNotAccessibleFault" } as const;

export const instance = defineResourceType({
  type: RDS_INSTANCE,
  taggable: true,
  autoName: { property: "identifier", maxLength: 63 },
  references: {
    dbSubnetGroupName: { type: RDS_SUBNET_GROUP, by: "name", notFound: "DBSubnetGroupNotFoundFault" },
    parameterGroupName: {
      type: RDS_PARAMETER_GROUP,
      by: "name",
      notFound: "DBParameterGroupNotFound",
      provided: /^default\./,
    },
    "vpcSecurityGroupIds[]": { ...TO_SECURITY_GROUP, notFound: "InvalidVPCNetworkStateFault" },
    kmsKeyId: TO_KEY,
    masterUserSecretKmsKeyId: TO_KEY,
    performanceInsightsKmsKeyId: TO_KEY,
    monitoringRoleArn: { type: ROLE, by: "arn", notFound: "InvalidParameterValue" },
  },
  refuse: (inputs, { account, region }) =>
    refusals(
      replicaRefusals(inputs, account, region),
      nameAndVersionRefusals(inputs, account),
      storageRefusals(inputs),
      observationRefusals(inputs),
      passwordRefusals(inputs),
      backupRefusals(inputs),
      windowRefusals(inputs),
    ),
  create(inputs, context) {
    const identifier = text(inputs, "identifier") ?? "";
    const address = `${identifier}.${context.hash(12, "rds")}.${context.region}.rds.amazonaws.com`;
    const port = number(inputs, "port") ?? PORT;
    return {
      id: `db-${context.hash(26, "resource-id").toUpperCase()}`,
      outputs: {
        address,
        arn: arn(context, "rds", `db:${identifier}`),
        availabilityZone: `${context.region}a`,
        endpoint: `${address}:${port}`,
        engineVersionActual: inputs["engineVersion"] ?? "",
        hostedZoneId: `Z${context.hash(13, "zone").toUpperCase()}`,
        masterUserSecrets: flag(inputs, "manageMasterUserPassword")
          ? [
              {
                kmsKeyId: inputs["masterUserSecretKmsKeyId"] ?? "",
                secretArn: arn(
                  context,
                  "secretsmanager",
                  `secret:rds!db-${uuid(context, "secret")}-${context.hash(6, "suffix")}`,
                ),
                secretStatus: "active",
              },
            ]
          : [],
        multiAz: inputs["multiAz"] ?? false,
        port,
        resourceId: `db-${context.hash(26, "resource-id").toUpperCase()}`,
        status: "available",
      },
    };
  },
});
