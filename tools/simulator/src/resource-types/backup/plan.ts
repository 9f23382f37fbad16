/** Plans of AWS Backup, and what they are of. https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html */
import type { Account, Properties } from "../../account/account.ts";
import { arn } from "../../account/identifiers.ts";
import { number, object, objects, text, texts } from "../../account/input.ts";
import { trusts } from "../../account/policy/allows.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { ROLE } from "../tokens.ts";
import { BACKUP_PLAN, SELECTION, VAULT, VAULT_LOCK } from "./tokens.ts";

const CODE = "InvalidParameterValueException";
/** A recovery point in cold storage stays there for that long. */
const COLD_DAYS = 90;

export const plan = defineResourceType({
  type: BACKUP_PLAN,
  taggable: true,
  autoName: { property: "name", maxLength: 50 },
  references: {
    "rules[].targetVaultName": { type: VAULT, by: "name", notFound: "ResourceNotFoundException" },
  },
  refuse: (inputs, { account }) =>
    refusals(...objects(inputs, "rules").map((rule, i) => ruleRefusals(rule, `rules[${i}]`, account))),
  create(inputs, context) {
    const id = context.hash(32, "plan").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    return {
      id,
      outputs: { arn: arn(context, "backup", `backup-plan:${id}`), version: context.hash(48, "version") },
    };
  },
});

function ruleRefusals(rule: Properties, at: string, account: Account): Refusal[] {
  const schedule = text(rule, "schedule");
  const lifecycle = object(rule, "lifecycle");
  const [kept, cold] = [number(lifecycle, "deleteAfter"), number(lifecycle, "coldStorageAfter")];
  const lock = account.find(VAULT_LOCK, "backupVaultName", rule["targetVaultName"]);
  const least = number(lock?.outputs, "minRetentionDays");
  return refusals(
    schedule !== undefined &&
      !/^(cron\(\S+( \S+){5}\)|rate\(\d+ (hour|day)s?\))$/.test(schedule) &&
      refusal(CODE, `${at}.schedule`, `${schedule} is no schedule`, "write cron(0 5 * * ? *)"),
    kept !== undefined &&
      cold !== undefined &&
      kept < cold + COLD_DAYS &&
      refusal(
        CODE,
        `${at}.lifecycle.deleteAfter`,
        `${kept} days end before ${COLD_DAYS} days in cold storage do`,
        `use ${cold + COLD_DAYS} or more`,
      ),
    kept !== undefined &&
      least !== undefined &&
      kept < least &&
      refusal(
        CODE,
        `${at}.lifecycle.deleteAfter`,
        `${kept} days are fewer than the ${least} of the vault's lock`,
        `use ${least} or more`,
      ),
  );
}

export const selection = defineResourceType({
  type: SELECTION,
  taggable: false,
  autoName: { property: "name", maxLength: 50 },
  references: {
    planId: { type: BACKUP_PLAN, notFound: "ResourceNotFoundException" },
    iamRoleArn: { type: ROLE, by: "arn", notFound: CODE },
  },
  refuse(inputs, { account }) {
    const role = account.find(ROLE, "arn", inputs["iamRoleArn"]);
    const chosen = [
      ...texts(inputs, "resources"),
      ...texts(inputs, "notResources"),
      ...objects(inputs, "selectionTags"),
    ];
    return refusals(
      role !== undefined &&
        !trusts(role.outputs["assumeRolePolicy"], "backup.amazonaws.com") &&
        refusal(
          CODE,
          "iamRoleArn",
          "AWS Backup may not take the role",
          "let backup.amazonaws.com assume it in its trust policy",
        ),
      chosen.length === 0 &&
        refusal(
          CODE,
          "resources",
          "the selection chooses nothing",
          "set resources, notResources or selectionTags",
        ),
    );
  },
  create: (_inputs, context) => ({ id: context.hash(36, "selection"), outputs: {} }),
});
