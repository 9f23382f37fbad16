/** Vaults of AWS Backup and their locks. https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html */
import { arn } from "../../account/identifiers.ts";
import { number, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";
import { VAULT, VAULT_LOCK } from "./tokens.ts";

const CODE = "InvalidParameterValueException";
const LEAST_COOLING_OFF = 3;
const MOST_DAYS = 36_500;

export const vault = defineResourceType({
  type: VAULT,
  taggable: true,
  autoName: { property: "name", maxLength: 50 },
  references: { kmsKeyArn: { type: KEY, by: "arn", notFound: CODE } },
  refuse(inputs) {
    const name = text(inputs, "name") ?? "";
    return refusals(
      !/^[A-Za-z0-9_-]{2,50}$/.test(name) &&
        refusal(
          CODE,
          "name",
          `${name} is not 2 to 50 letters, digits, hyphens and underscores`,
          "rename the vault",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: { arn: arn(context, "backup", `backup-vault:${name}`), recoveryPoints: 0 },
    };
  },
});

export const vaultLock = defineResourceType({
  type: VAULT_LOCK,
  taggable: false,
  references: { backupVaultName: { type: VAULT, by: "name", notFound: "ResourceNotFoundException" } },
  refuse(inputs) {
    const [least, most] = [number(inputs, "minRetentionDays"), number(inputs, "maxRetentionDays")];
    const days = number(inputs, "changeableForDays");
    return refusals(
      days !== undefined &&
        days < LEAST_COOLING_OFF &&
        refusal(
          CODE,
          "changeableForDays",
          `${days} days are fewer than ${LEAST_COOLING_OFF}`,
          `use ${LEAST_COOLING_OFF} or more, or leave it out for a lock that who is permitted can lift`,
        ),
      least !== undefined &&
        (least < 1 || least > MOST_DAYS) &&
        refusal(CODE, "minRetentionDays", `${least} days are out of bounds`, `use 1 to ${MOST_DAYS}`),
      least !== undefined &&
        most !== undefined &&
        most < least &&
        refusal(CODE, "maxRetentionDays", "is below minRetentionDays", "raise it"),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "backupVaultName") ?? "";
    return { id: name, outputs: { backupVaultArn: arn(context, "backup", `backup-vault:${name}`) } };
  },
});
