/** Users of the managed Redis: one that signs in with IAM, and those with passwords that the environment wants. */
import type { ManagedRedisSettings } from "@drydock/core/environment";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { DataContext } from "../context.ts";
import { cacheUserName, redisSecretPath } from "./names.ts";

const ENGINE = "valkey";

type Access = ManagedRedisSettings["users"][string]["access"];

/** All keys and commands, but for those that stop the server, change its configuration or empty it. */
const READ_WRITE = "on ~* &* +@all -@dangerous +info";

/**
 * Access strings of users. QueueLength is what KEDA's scaler sends: a script that asks for the kind of a key and its length.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 */
export const ACCESS: Readonly<Record<Access, string>> = {
  ReadWrite: READ_WRITE,
  QueueLength: "on ~* resetchannels -@all +ping +hello +select +eval +type +llen +scard +zcard +hlen",
};

/** Letters and digits, so that a URL needs no escapes; ElastiCache takes 16 to 128 of them. */
const PASSWORD = { length: 40, special: false } as const;
/** Days in which a deleted secret can be had back; its name is free for as long as nobody needs it back. */
const RECOVERY_DAYS = { production: 30, other: 0 } as const;

export interface RedisUsers {
  readonly groupId: pulumi.Output<string>;
  readonly passwords: Readonly<Record<string, pulumi.Output<string>>>;
}

/**
 * Valkey needs no default user, so nobody enters without a name.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export function createRedisUsers(
  parent: pulumi.Resource,
  name: string,
  { environment }: DataContext,
  { users }: Pick<ManagedRedisSettings, "users">,
): RedisUsers {
  const own = cacheUserName(environment);
  const byIam = new aws.elasticache.User(
    `${name}-redis-user`,
    {
      userId: own,
      userName: own,
      engine: ENGINE,
      accessString: READ_WRITE,
      authenticationMode: { type: "iam" },
    },
    { parent },
  );
  const byPassword = Object.entries(users).map(([user, { access }]) => {
    const { result } = new random.RandomPassword(`${name}-redis-${user}-password`, PASSWORD, {
      parent,
      additionalSecretOutputs: ["result"],
    });
    const { userId } = new aws.elasticache.User(
      `${name}-redis-user-${user}`,
      {
        userId: `${own}-${user}`,
        userName: user,
        engine: ENGINE,
        accessString: ACCESS[access],
        authenticationMode: { type: "password", passwords: [result] },
      },
      { parent },
    );
    return { user, userId, password: result };
  });
  const { userGroupId } = new aws.elasticache.UserGroup(
    `${name}-redis-users`,
    {
      userGroupId: `${own}-users`,
      engine: ENGINE,
      userIds: [byIam.userId, ...byPassword.map(({ userId }) => userId)],
    },
    { parent },
  );
  return {
    groupId: userGroupId,
    passwords: Object.fromEntries(byPassword.map(({ user, password }) => [user, password])),
  };
}

/** Where External Secrets finds what a user needs; with the key that it may decrypt with. */
export function createRedisSecrets(
  parent: pulumi.Resource,
  name: string,
  { environment, production, upstream }: DataContext,
  { passwords }: RedisUsers,
  endpoint: pulumi.Output<string>,
): void {
  for (const [user, password] of Object.entries(passwords)) {
    const { id } = new aws.secretsmanager.Secret(
      `${name}-redis-${user}`,
      {
        name: pulumi.interpolate`${upstream.security.secretPathPrefix}/${redisSecretPath(user)}`,
        description: `User ${user} of the Redis of ${environment}.`,
        kmsKeyId: upstream.security.secretsKeyArn,
        recoveryWindowInDays: production ? RECOVERY_DAYS.production : RECOVERY_DAYS.other,
      },
      { parent },
    );
    new aws.secretsmanager.SecretVersion(
      `${name}-redis-${user}-value`,
      {
        secretId: id,
        secretString: pulumi.secret(
          pulumi.all([password, endpoint]).apply(([given, address]) => redisSecret(user, given, address)),
        ),
      },
      { parent },
    );
  }
}

/** TLS only, so rediss. */
export function redisSecret(username: string, password: string, address: string): string {
  return JSON.stringify({ username, password, address, url: `rediss://${username}:${password}@${address}` });
}
