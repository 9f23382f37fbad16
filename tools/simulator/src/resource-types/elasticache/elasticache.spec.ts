/** Proves that ElastiCache refuses what AWS refuses, fault by fault, and what it answers with. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";
import * as tokens from "../tokens.ts";
import {
  CACHE_SUBNET_GROUP,
  CACHE_USER,
  CACHE_USER_GROUP,
  GLOBAL_DATASTORE,
  REPLICATION_GROUP,
} from "./tokens.ts";

const iamUser = {
  userId: "orders",
  userName: "orders",
  engine: "valkey",
  accessString: "on ~* +@all",
  authenticationMode: { type: "iam" },
};
const usersOf = (world: World): string => {
  world.accepted(CACHE_USER, iamUser);
  return world.accepted(CACHE_USER_GROUP, { userGroupId: "users", engine: "valkey", userIds: ["orders"] }).id;
};
const cache = {
  replicationGroupId: "orders",
  description: "Carts.",
  engine: "valkey",
  numCacheClusters: 2,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  transitEncryptionEnabled: true,
};

describe("cache subnet group", () => {
  refuses(CACHE_SUBNET_GROUP, (world) => ({ name: "data", subnetIds: [world.subnet(world.vpc(), 0)] }), [
    {
      of: "two VPCs",
      change: (world) => ({ subnetIds: [world.subnet(world.vpc(), 0), world.subnet(world.vpc(), 1)] }),
      code: "InvalidSubnet",
      message: "the subnets are of several VPCs",
    },
  ]);
});

describe("cache user", () => {
  refuses(CACHE_USER, () => iamUser, [
    {
      of: "id",
      change: { userId: "1st", userName: "1st" },
      code: "InvalidParameterValue",
      message: "1st is not 1 to 40 letters, digits and hyphens with a letter first",
    },
    {
      of: "two names",
      change: { userName: "somebody" },
      code: "InvalidParameterValue",
      message: "a user of IAM has one name for both",
    },
    {
      of: "access",
      change: { accessString: "~* +@all" },
      code: "InvalidParameterValue",
      message: "does not begin with on or off",
    },
    {
      of: "no way in",
      change: { authenticationMode: undefined },
      code: "InvalidParameterValue",
      message: "the user has no way to log in",
    },
  ]);
});

describe("cache user group", () => {
  refuses(
    CACHE_USER_GROUP,
    (world) => {
      world.accepted(CACHE_USER, iamUser);
      return { userGroupId: "users", engine: "valkey", userIds: ["orders"] };
    },
    [
      {
        of: "user",
        change: { userIds: ["nobody"] },
        code: "UserNotFound",
        message: 'userIds[0] names "nobody", which nothing in this plan created',
      },
      {
        of: "default user of Redis OSS",
        change: { engine: "redis" },
        code: "DefaultUserRequired",
        message: "a group of Redis OSS has no user called default",
      },
    ],
  );
});

describe("replication group", () => {
  refuses(REPLICATION_GROUP, () => cache, [
    {
      of: "identifier",
      change: { replicationGroupId: "x".repeat(41) },
      code: "InvalidParameterValue",
      message: `${"x".repeat(41)} has 41 characters; AWS takes 40`,
    },
    {
      of: "failover of one node",
      change: { numCacheClusters: 1 },
      code: "InvalidParameterCombination",
      message: "one node has no replica that could take over",
    },
    {
      of: "zones without failover",
      change: { automaticFailoverEnabled: false },
      code: "InvalidParameterCombination",
      message: "several zones need automatic failover",
    },
    {
      of: "users without TLS",
      change: (world) => ({ userGroupIds: [usersOf(world)], transitEncryptionEnabled: false }),
      code: "InvalidParameterCombination",
      message: "passwords and users need encryption in transit",
    },
    {
      of: "users and a token",
      change: (world) => ({ userGroupIds: [usersOf(world)], authToken: "a token of 16 characters" }),
      code: "InvalidParameterCombination",
      message: "a token and users exclude each other",
    },
    {
      of: "key without encryption",
      change: (world) => ({ kmsKeyId: world.accepted(tokens.KEY, {}).outputs["arn"] }),
      code: "InvalidParameterCombination",
      message: "a key is given and nothing is encrypted at rest",
    },
    {
      of: "snapshots",
      change: { snapshotRetentionLimit: 36 },
      code: "InvalidParameterValue",
      message: "36 days are more than 35",
    },
    {
      of: "subnet group",
      change: { subnetGroupName: "nowhere" },
      code: "CacheSubnetGroupNotFoundFault",
      message: 'subnetGroupName names "nowhere", which nothing in this plan created',
    },
  ]);

  it("answers with where to write and where to read", () => {
    const { outputs } = new World().accepted(REPLICATION_GROUP, cache);
    assert.match(String(outputs["primaryEndpointAddress"]), /^master\.orders\..+\.cache\.amazonaws\.com$/);
    assert.match(String(outputs["readerEndpointAddress"]), /^replica\.orders\./);
    assert.deepEqual(outputs["memberClusters"], ["orders-001", "orders-002"]);
  });
});

describe("global datastore", () => {
  const primaryOf = (world: World, nodeType: string) =>
    world.accepted(REPLICATION_GROUP, { ...cache, nodeType }, "primary").id;
  refuses(
    GLOBAL_DATASTORE,
    (world) => ({
      globalReplicationGroupIdSuffix: "orders",
      primaryReplicationGroupId: primaryOf(world, "cache.r6g.large"),
    }),
    [
      {
        of: "small nodes",
        change: (world) => ({
          primaryReplicationGroupId: world.accepted(
            REPLICATION_GROUP,
            { ...cache, replicationGroupId: "small", nodeType: "cache.t4g.medium" },
            "small",
          ).id,
        }),
        code: "InvalidParameterValue",
        message: "nodes of type cache.t4g.medium are in no global datastore",
      },
    ],
  );

  it("has an id with a prefix that nobody chooses", () => {
    const world = new World();
    const { id } = world.accepted(GLOBAL_DATASTORE, {
      globalReplicationGroupIdSuffix: "orders",
      primaryReplicationGroupId: primaryOf(world, "cache.r6g.large"),
    });
    assert.match(id, /^[a-z]{5}-orders$/);
  });
});

describe("member of a global datastore", () => {
  refuses(
    REPLICATION_GROUP,
    (world) => ({
      replicationGroupId: "orders",
      description: "Carts.",
      globalReplicationGroupId: "ldgnf-orders",
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      userGroupIds: [usersOf(world)],
    }),
    ["nodeType", "engineVersion", "transitEncryptionEnabled"].map((key) => ({
      of: key,
      change: { [key]: key === "transitEncryptionEnabled" ? true : "x" },
      code: "InvalidParameterCombination",
      message: "a member of a global datastore has this from the primary",
    })),
  );
});
