/** ElastiCache for Valkey: replicas in other zones, encrypted, TLS only, and users that IAM knows. */
import type { ManagedRedisSettings } from "@drydock/core/environment";
import type { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createAccess } from "./access.ts";
import type { Managed } from "./managed.ts";
import { cacheUserName } from "./names.ts";

const SERVICE = "redis";
const ENGINE = "valkey";
const PORT = 6379;

/** All keys and commands, but for those that stop the server, change its configuration or empty it. */
const ACCESS = "on ~* &* +@all -@dangerous +info";

export function createRedis(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  settings: ManagedRedisSettings,
  { keyArn }: EncryptionKey,
): Managed {
  const group = new aws.elasticache.ReplicationGroup(
    `${name}-${SERVICE}`,
    {
      description: `State and cache of ${context.environment}.`,
      engine: ENGINE,
      engineVersion: settings.engineVersion,
      nodeType: settings.nodeType,
      numCacheClusters: settings.nodes,
      port: PORT,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      autoMinorVersionUpgrade: false,
      atRestEncryptionEnabled: true,
      kmsKeyId: keyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [createUsers(parent, name, context)],
      subnetGroupName: createSubnets(parent, name, context),
      securityGroupIds: [createAccess(parent, name, context, SERVICE)],
      snapshotRetentionLimit: settings.snapshotRetentionDays,
      snapshotWindow: settings.backupWindow,
      maintenanceWindow: settings.maintenanceWindow,
    },
    { parent, protect: context.production },
  );
  return {
    endpoints: { [SERVICE]: pulumi.interpolate`${group.primaryEndpointAddress}:${PORT}` },
    readerEndpoints: { [SERVICE]: pulumi.interpolate`${group.readerEndpointAddress}:${PORT}` },
    masterSecretArns: {},
    ids: { [SERVICE]: group.id },
  };
}

/**
 * One user for workloads whose role may elasticache:Connect. Valkey needs no default user, so nobody enters without.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
function createUsers(
  parent: pulumi.Resource,
  name: string,
  { environment }: DataContext,
): pulumi.Output<string> {
  const userName = cacheUserName(environment);
  const user = new aws.elasticache.User(
    `${name}-${SERVICE}-user`,
    {
      userId: userName,
      userName,
      engine: ENGINE,
      accessString: ACCESS,
      authenticationMode: { type: "iam" },
    },
    { parent },
  );
  return new aws.elasticache.UserGroup(
    `${name}-${SERVICE}-users`,
    { userGroupId: `${userName}-users`, engine: ENGINE, userIds: [user.userId] },
    { parent },
  ).userGroupId;
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
