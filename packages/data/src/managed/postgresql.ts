/** RDS for PostgreSQL: in two zones, encrypted, private, TLS only; a source of data, or a replica of one elsewhere. */
import type { ManagedPostgresqlSettings } from "@drydock/core/environment";
import type { EncryptionKey } from "@drydock/encryption-key";
import { EncryptedLogGroup } from "@drydock/log-group";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createAccess } from "./access.ts";
import { createBackupCopies, createCopies } from "./backup-copies.ts";
import { createCredentials } from "./credentials.ts";
import type { Managed } from "./managed.ts";
import { createMonitoringRole } from "./monitoring-role.ts";
import { instanceName, logGroupName } from "./names.ts";
import { finalSnapshotName, POSTGRESQL_PARAMETERS, postgresqlFamily } from "./plan.ts";

const SERVICE = "postgresql";
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
  const copies = createCopies(parent, name, context, settings);
  const credentials = createCredentials(parent, name, context, settings, key, copies);
  const instance = new aws.rds.Instance(
    `${name}-${SERVICE}`,
    {
      ...engineOf(context, settings),
      ...originOf(context, settings),
      ...credentials.inputs,
      ...protectionOf(settings, key),
      ...networkOf(parent, name, context),
      ...observationOf(parent, name, context, settings, key),
      parameterGroupName: createParameters(parent, name, settings),
      tags: { Name: `${name}-${SERVICE}` },
    },
    { parent, protect: context.production, dependsOn: [createLog(parent, name, context, key)] },
  );
  if (copies) createBackupCopies(parent, name, settings, instance, copies);
  return {
    endpoints: { [SERVICE]: instance.endpoint },
    readerEndpoints: {},
    masterSecretArns: credentials.secretArnOf(instance),
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
    maxAllocatedStorage: settings.maxAllocatedStorageGiB,
    multiAz: settings.multiAz,
    maintenanceWindow: settings.maintenanceWindow,
  };
}

/**
 * A replica has size and database of its source, and no last snapshot is taken of it.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
 */
function originOf({ environment }: DataContext, settings: ManagedPostgresqlSettings) {
  if (settings.replicaOf !== undefined)
    return { replicateSourceDb: settings.replicaOf, skipFinalSnapshot: true };
  return {
    allocatedStorage: settings.allocatedStorageGiB,
    dbName: settings.database,
    skipFinalSnapshot: false,
    finalSnapshotIdentifier: finalSnapshotName(instanceName(environment)),
  };
}

/** Backups outlive the instance. */
function protectionOf(settings: ManagedPostgresqlSettings, { keyArn }: EncryptionKey) {
  return {
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: CERTIFICATE_AUTHORITY,
    storageEncrypted: true,
    kmsKeyId: keyArn,
    deletionProtection: true,
    backupRetentionPeriod: settings.backupRetentionDays,
    backupWindow: settings.backupWindow,
    copyTagsToSnapshot: true,
    deleteAutomatedBackups: false,
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
