/** What AWS Backup is told: when, for how long, of what, and how the vault is locked. */
import type { BackupSettings } from "@drydock/core/environment";

/** Days in which a lock of mode COMPLIANCE can still be taken back; AWS takes no fewer. */
const COOLING_OFF_DAYS = 3;

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html */
export function vaultLock({ mode, days }: BackupSettings["lock"]) {
  return {
    minRetentionDays: days,
    ...(mode === "COMPLIANCE" ? { changeableForDays: COOLING_OFF_DAYS } : {}),
  };
}

/** Every day in that hour. AWS's own six fields; the day of the week is the one that is left open. */
export function dailyAt(hourUtc: number): string {
  return `cron(0 ${hourUtc} * * ? *)`;
}

export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Databases and file systems of the account; a condition keeps those of the environment. */
export function backedUpArns({ partition, region, accountId }: Place): string[] {
  return [
    `arn:${partition}:rds:${region}:${accountId}:db:*`,
    `arn:${partition}:elasticfilesystem:${region}:${accountId}:file-system/*`,
  ];
}

/** AWS Backup of this account, for plans of this account. */
export function backupTrust(accountId: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "backup.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  });
}
