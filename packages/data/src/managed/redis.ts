/** ElastiCache for Valkey: replicas in other zones, encrypted, TLS only, and users that IAM knows. */
import type { FollowingRedisSettings, ManagedRedisSettings } from "@drydock/core/environment";
import type { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createAccess } from "./access.ts";
import type { Managed } from "./managed.ts";
import { createRedisSecrets, createRedisUsers } from "./redis-users.ts";

const SERVICE = "redis";
const ENGINE = "valkey";
const PORT = 6379;

export type RedisSettings = ManagedRedisSettings | FollowingRedisSettings;

export function isManagedRedis(settings: { readonly kind: string }): settings is RedisSettings {
  return settings.kind === "managed" || settings.kind === "managedFollower";
}

export function createRedis(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  settings: RedisSettings,
  { keyArn }: EncryptionKey,
): Managed {
  const users = createRedisUsers(parent, name, context, settings);
  const group = new aws.elasticache.ReplicationGroup(
    `${name}-${SERVICE}`,
    {
      description: `State and cache of ${context.environment}.`,
      ...engineOf(settings),
      numCacheClusters: settings.nodes,
      port: PORT,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      autoMinorVersionUpgrade: false,
      kmsKeyId: keyArn,
      userGroupIds: [users.groupId],
      subnetGroupName: createSubnets(parent, name, context),
      securityGroupIds: [createAccess(parent, name, context, SERVICE)],
      snapshotRetentionLimit: settings.snapshotRetentionDays,
      snapshotWindow: settings.backupWindow,
      maintenanceWindow: settings.maintenanceWindow,
    },
    { parent, protect: context.production },
  );
  const endpoint = pulumi.interpolate`${group.primaryEndpointAddress}:${PORT}`;
  createRedisSecrets(parent, name, context, users, endpoint);
  return {
    endpoints: { [SERVICE]: endpoint },
    readerEndpoints: { [SERVICE]: pulumi.interpolate`${group.readerEndpointAddress}:${PORT}` },
    masterSecretArns: {},
    ids: { [SERVICE]: group.id, ...createGlobalDatastore(parent, name, context, settings, group) },
  };
}

/** A follower has these from the primary, and the provider takes none of them beside the datastore's id. */
function engineOf(settings: RedisSettings): Partial<aws.elasticache.ReplicationGroupArgs> {
  if (settings.kind === "managedFollower") return { globalReplicationGroupId: settings.globalDatastoreId };
  return {
    engine: ENGINE,
    engineVersion: settings.engineVersion,
    nodeType: settings.nodeType,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
  };
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html */
function createGlobalDatastore(
  parent: pulumi.Resource,
  name: string,
  { environment, production }: DataContext,
  settings: RedisSettings,
  group: aws.elasticache.ReplicationGroup,
): Readonly<Record<string, pulumi.Output<string>>> {
  if (settings.kind !== "managed" || settings.globalDatastoreSuffix === undefined) return {};
  const datastore = new aws.elasticache.GlobalReplicationGroup(
    `${name}-${SERVICE}-global-datastore`,
    {
      globalReplicationGroupIdSuffix: settings.globalDatastoreSuffix,
      globalReplicationGroupDescription: `State and cache of ${environment}, for other regions too.`,
      primaryReplicationGroupId: group.id,
      // Of all members at once: the group's own is that of its creation.
      engineVersion: settings.engineVersion,
    },
    { parent, protect: production },
  );
  return { redisGlobalDatastore: datastore.globalReplicationGroupId };
}

function createSubnets(
  parent: pulumi.Resource,
  name: string,
  { environment, upstream }: DataContext,
): pulumi.Output<string> {
  return new aws.elasticache.SubnetGroup(
    `${name}-${SERVICE}-subnets`,
    {
      description: `Private subnets for ${SERVICE} of ${environment}.`,
      subnetIds: upstream.network.privateSubnetIds,
    },
    { parent },
  ).name;
}
