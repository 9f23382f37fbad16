/** CloudWatch Logs log group. */
import { arn } from "../../account/identifiers.ts";
import { number, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { allows } from "../../account/policy/allows.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { KEY, LOG_GROUP } from "../tokens.ts";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html; 0 keeps for ever. */
const RETENTIONS = [
  ...[0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

export const logGroup = defineResourceType({
  type: LOG_GROUP,
  taggable: true,
  autoName: { property: "name", maxLength: 512 },
  references: { kmsKeyId: { type: KEY, by: ["arn", "id"], notFound: "InvalidParameterException" } },
  refuse(inputs, context) {
    const { account, region } = context;
    const name = text(inputs, "name") ?? "";
    const retention = number(inputs, "retentionInDays") ?? 0;
    return refusals(
      nameRefusals("logGroup", name, "name", "InvalidParameterException"),
      account.where(LOG_GROUP, "name", name).some((other) => other.region === region) &&
        refusal(
          "ResourceAlreadyExistsException",
          "name",
          `the log group ${name} already exists`,
          "give one of the two another name",
        ),
      !RETENTIONS.includes(retention) &&
        refusal(
          "InvalidParameterException",
          "retentionInDays",
          `${retention} days is not offered`,
          `use one of ${RETENTIONS.slice(1).join(", ")}`,
        ),
      keyRefusals(text(inputs, "kmsKeyId"), context),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: arn(context, "logs", `log-group:${name}`),
        deletionProtectionEnabled: inputs["deletionProtectionEnabled"] ?? false,
        logGroupClass: inputs["logGroupClass"] ?? "STANDARD",
        namePrefix: inputs["namePrefix"] ?? "",
        retentionInDays: inputs["retentionInDays"] ?? 0,
      },
    };
  },
});

/** CloudWatch Logs tries the key at create: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function keyRefusals(keyArn: string | undefined, { account, region }: CreateContext): Refusal[] {
  const key = account.find(KEY, "arn", keyArn) ?? account.find(KEY, "id", keyArn);
  if (!key) return [];
  const services = [`logs.${region}.amazonaws.com`, "logs.amazonaws.com"];
  const usable = allows(
    key.outputs["policy"],
    "kms:GenerateDataKey",
    (kind, value) => kind === "Service" && services.includes(value),
  );
  return refusals(
    !usable &&
      refusal(
        "InvalidParameterException",
        "kmsKeyId",
        `the key policy of ${key.name} does not let CloudWatch Logs use the key`,
        `allow ${services[0] ?? ""} kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe*`,
      ),
  );
}
