/** AWS Backup for what AWS manages: a daily plan over the environment's databases and file systems. BKP-05. */
import { partitionOf } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import { backedUpArns, backupTrust, dailyAt } from "./plan.ts";
import { createVault, type Vault } from "./vault.ts";

type Settings = Extract<BackupContext["settings"]["backup"]["services"], { kind: "awsBackup" }>;

/** Vaults by region; none where the services keep their own backups only. */
export function createServiceBackups(
  parent: pulumi.Resource,
  layer: string,
  context: BackupContext,
  copyProvider: aws.Provider | undefined,
): Readonly<Record<string, pulumi.Output<string>>> {
  const { region, settings, awsProvider } = context;
  const { services, copyRegion } = settings.backup;
  if (services.kind === "native") return {};
  const name = `${layer}-services`;
  const primary = createVault(parent, name, context, region, awsProvider);
  const copy =
    copyRegion === undefined || copyProvider === undefined
      ? undefined
      : createVault(parent, `${name}-copy`, context, copyRegion, copyProvider);
  const plan = createPlan(parent, name, services, primary, copy);
  createSelection(parent, name, context, plan);
  return {
    [region]: primary.arn,
    ...(copyRegion !== undefined && copy ? { [copyRegion]: copy.arn } : {}),
  };
}

function createPlan(
  parent: pulumi.Resource,
  name: string,
  { hourUtc, retentionDays }: Settings,
  primary: Vault,
  copy: Vault | undefined,
): aws.backup.Plan {
  const lifecycle = { deleteAfter: retentionDays };
  return new aws.backup.Plan(
    `${name}-plan`,
    {
      rules: [
        {
          ruleName: "daily",
          targetVaultName: primary.name,
          schedule: dailyAt(hourUtc),
          scheduleExpressionTimezone: "Etc/UTC",
          lifecycle,
          copyActions: copy ? [{ destinationVaultArn: copy.arn, lifecycle }] : [],
        },
      ],
    },
    { parent },
  );
}

/** By the ownership tag that every resource of the environment has, so that a new database is in the plan at once. */
function createSelection(
  parent: pulumi.Resource,
  name: string,
  context: BackupContext,
  plan: aws.backup.Plan,
): void {
  const { environment, region, accountId } = context;
  new aws.backup.Selection(
    `${name}-selection`,
    {
      planId: plan.id,
      iamRoleArn: createRole(parent, name, context),
      resources: backedUpArns({ partition: partitionOf(region), region, accountId }),
      conditions: [{ stringEquals: [{ key: "aws:ResourceTag/environment", value: environment }] }],
    },
    { parent },
  );
}

/** AWS's own policies are the published ones: https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html */
function createRole(
  parent: pulumi.Resource,
  name: string,
  { environment, region, accountId }: BackupContext,
): pulumi.Output<string> {
  const role = new aws.iam.Role(
    `${name}-role`,
    {
      description: `AWS Backup of databases and file systems of ${environment}.`,
      assumeRolePolicy: backupTrust(accountId),
    },
    { parent },
  );
  const { urn } = new aws.iam.RolePolicyAttachment(
    `${name}-role-policy`,
    {
      role: role.name,
      policyArn: `arn:${partitionOf(region)}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
    },
    { parent },
  );
  return urn.apply(() => role.arn);
}
