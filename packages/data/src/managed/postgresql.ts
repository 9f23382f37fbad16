/** RDS for PostgreSQL: in two zones, encrypted, private, TLS only, with a password that nobody has seen. */
import type { ManagedPostgresqlSettings } from "@drydock/core/environment";
import type { EncryptionKey } from "@drydock/encryption-key";
import { EncryptedLogGroup } from "@drydock/log-group";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createAccess } from "./access.ts";
import { createBackupCopies } from "./backup-copies.ts";
import type { Managed } from "./managed.ts";
import { createMonitoringRole } from "./monitoring-role.ts";
import { instanceName, logGroupName } from "./names.ts";
import { finalSnapshotName, POSTGRESQL_PARAMETERS, postgresqlFamily } from "./plan.ts";

const SERVICE = "postgresql";
/** Not postgres or admin, which are guessed first. */
const MASTER_USER = "drydock";
/** Insights of a week are free. */
const INSIGHTS_DAYS = 7;
/** Authority whose certificates clients verify; it signs until 2061. */
const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";

export function createPostgresql(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  settings: ManagedPostgresqlSettings,
  key: EncryptionKey,
): Managed {
  const instance = new aws.rds.Instance(
    `${name}-${SERVICE}`,
    {
      ...engineOf(context, settings),
      ...protectionOf(context, settings, key),
      ...networkOf(parent, name, context),
      ...observationOf(parent, name, context, settings, key),
      parameterGroupName: createParameters(parent, name, settings),
      tags: { Name: `${name}-${SERVICE}` },
    },
    { parent, protect: context.production, dependsOn: [createLog(parent, name, context, key)] },
  );
  createBackupCopies(parent, name, context, settings, instance);
  return {
    endpoints: { [SERVICE]: instance.endpoint },
    readerEndpoints: {},
    masterSecretArns: {
      [SERVICE]: instance.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? ""),
    },
    ids: { [SERVICE]: instance.identifier },
  };
}

function engineOf({ environment }: DataContext, settings: ManagedPostgresqlSettings) {
  return {
    identifier: instanceName(environment),
    engine: "postgres",
    engineVersion: settings.engineVersion,
    autoMinorVersionUpgrade: false,
    instanceClass: settings.instanceClass,
    storageType: "gp3",
    allocatedStorage: settings.allocatedStorageGiB,
    maxAllocatedStorage: settings.maxAllocatedStorageGiB,
    dbName: settings.database,
    multiAz: settings.multiAz,
    maintenanceWindow: settings.maintenanceWindow,
  };
}

/** Backups outlive the instance, and so does a last snapshot. */
function protectionOf(
  { environment }: DataContext,
  settings: ManagedPostgresqlSettings,
  { keyArn }: EncryptionKey,
) {
  return {
    username: MASTER_USER,
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: keyArn,
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: CERTIFICATE_AUTHORITY,
    storageEncrypted: true,
    kmsKeyId: keyArn,
    deletionProtection: true,
    backupRetentionPeriod: settings.backupRetentionDays,
    backupWindow: settings.backupWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: false,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: finalSnapshotName(instanceName(environment)),
  };
}

function networkOf(parent: pulumi.Resource, name: string, context: DataContext) {
  const subnets = new aws.rds.SubnetGroup(
    `${name}-${SERVICE}-subnets`,
    {
      description: `Private subnets for ${SERVICE} of ${context.environment}.`,
      subnetIds: context.upstream.network.privateSubnetIds,
    },
    { parent },
  );
  return {
    dbSubnetGroupName: subnets.name,
    publiclyAccessible: false,
    vpcSecurityGroupIds: [createAccess(parent, name, context, SERVICE)],
  };
}

function observationOf(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  { monitoringIntervalSeconds }: ManagedPostgresqlSettings,
  { keyArn }: EncryptionKey,
) {
  return {
    monitoringInterval: monitoringIntervalSeconds,
    monitoringRoleArn: createMonitoringRole(parent, name, context),
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: keyArn,
    performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
    enabledCloudwatchLogsExports: ["postgresql"],
  };
}

function createParameters(
  parent: pulumi.Resource,
  name: string,
  { engineVersion }: ManagedPostgresqlSettings,
): pulumi.Output<string> {
  const family = postgresqlFamily(engineVersion);
  return new aws.rds.ParameterGroup(
    // A group is of one major: the next one is made beside it, before the database moves over.
    `${name}-${SERVICE}-parameters-${family}`,
    {
      family,
      description: `TLS only, and a log of who connects and what is slow.`,
      parameters: POSTGRESQL_PARAMETERS.map((parameter) => ({ ...parameter })),
    },
    { parent },
  ).name;
}

function createLog(
  parent: pulumi.Resource,
  name: string,
  { environment, settings }: DataContext,
  { keyArn }: EncryptionKey,
): EncryptedLogGroup {
  return new EncryptedLogGroup(
    `${name}-${SERVICE}`,
    {
      name: logGroupName(environment),
      retentionInDays: settings.cluster.controlPlaneLogs.retentionDays,
      kmsKeyArn: keyArn,
    },
    { parent },
  );
}
