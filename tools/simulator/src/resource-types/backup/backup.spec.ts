/** Proves that AWS Backup refuses what AWS refuses, fault by fault. */
import { refuses, type World } from "../testing.ts";
import { BACKUP_PLAN, SELECTION, VAULT, VAULT_LOCK } from "./tokens.ts";

const CODE = "InvalidParameterValueException";

describe("backup vault", () => {
  refuses(VAULT, () => ({ name: "services" }), [
    {
      of: "name",
      change: { name: "a vault" },
      code: CODE,
      message: "a vault is not 2 to 50 letters, digits, hyphens and underscores",
    },
  ]);
});

const lockOf = (world: World) => {
  world.accepted(VAULT, { name: "services" }, "vault");
  return { backupVaultName: "services", minRetentionDays: 30, changeableForDays: 3 };
};

describe("backup vault lock", () => {
  refuses(VAULT_LOCK, lockOf, [
    { of: "cooling off", change: { changeableForDays: 2 }, code: CODE, message: "2 days are fewer than 3" },
    { of: "days", change: { minRetentionDays: 0 }, code: CODE, message: "0 days are out of bounds" },
    { of: "order", change: { maxRetentionDays: 7 }, code: CODE, message: "is below minRetentionDays" },
  ]);
});

const rule = (change: object = {}) => ({
  rules: [
    {
      ruleName: "daily",
      targetVaultName: "services",
      schedule: "cron(0 5 * * ? *)",
      lifecycle: { deleteAfter: 35 },
      ...change,
    },
  ],
});
const planOf = (world: World) => {
  world.accepted(VAULT_LOCK, lockOf(world), "lock");
  return { name: "daily", ...rule() };
};

describe("backup plan", () => {
  refuses(BACKUP_PLAN, planOf, [
    {
      of: "schedule",
      change: rule({ schedule: "0 5 * * *" }),
      code: CODE,
      message: "0 5 * * * is no schedule",
    },
    {
      of: "a lock that lasts longer",
      change: rule({ lifecycle: { deleteAfter: 29 } }),
      code: CODE,
      message: "29 days are fewer than the 30 of the vault's lock",
    },
    {
      of: "cold storage",
      change: rule({ lifecycle: { deleteAfter: 100, coldStorageAfter: 30 } }),
      code: CODE,
      message: "100 days end before 90 days in cold storage do",
    },
  ]);
});

describe("backup selection", () => {
  refuses(
    SELECTION,
    (world) => ({
      planId: world.accepted(BACKUP_PLAN, planOf(world), "plan").id,
      iamRoleArn: world.role("backup.amazonaws.com"),
      resources: ["arn:aws:rds:us-east-1:111111111111:db:*"],
    }),
    [
      {
        of: "role",
        change: (world) => ({ iamRoleArn: world.role("rds.amazonaws.com") }),
        code: CODE,
        message: "AWS Backup may not take the role",
      },
      { of: "nothing", change: { resources: [] }, code: CODE, message: "the selection chooses nothing" },
    ],
  );
});
