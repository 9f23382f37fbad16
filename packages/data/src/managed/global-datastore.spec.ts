/** Proves the two ends of a global datastore: a primary that makes it, and a group that follows it. DAT-03. */
import assert from "node:assert/strict";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { data } from "../index.ts";
import { contextOf } from "../testing/context.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const GLOBAL = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";

type Redis = Environment["data"]["redis"];

describe("a global datastore", () => {
  let environment: Environment;
  before(async () => (environment = await loadEnvironment("prod")));

  async function withRedis(change: (redis: Extract<Redis, { kind: "managed" }>) => Redis): Promise<Observed> {
    const { redis } = environment.data;
    assert.ok(redis.kind === "managed");
    const changed = { ...environment, data: { ...environment.data, redis: change(redis) } };
    const seen = await observe(() => data.build(contextOf(changed)), {
      accountId: environment.aws.accountId,
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    return seen;
  }

  it("is made from the group, keeps its version, and is named in the contract", async () => {
    const seen = await withRedis((redis) => ({ ...redis, globalDatastoreSuffix: "platform" }));
    const { inputs, dependencies } = seen.get(GLOBAL);
    assert.ok(dependencies.includes(seen.get(GROUP).urn));
    assert.deepEqual(
      [inputs["globalReplicationGroupIdSuffix"], inputs["engineVersion"]],
      ["platform", "8.1"],
    );
    const ids = seen.outputs["managedIds"] as Record<string, string>;
    assert.match(ids["redisGlobalDatastore"] ?? "", /^[a-z]{5}-platform$/);
  });

  it("is followed by a group that states nothing which it has from the primary", async () => {
    const seen = await withRedis(
      ({ nodes, snapshotRetentionDays, backupWindow, maintenanceWindow, users }) => ({
        kind: "managedFollower",
        globalDatastoreId: "ldgnf-platform",
        nodes,
        snapshotRetentionDays,
        backupWindow,
        maintenanceWindow,
        users,
      }),
    );
    const { inputs } = seen.get(GROUP);
    assert.equal(inputs["globalReplicationGroupId"], "ldgnf-platform");
    for (const key of [
      "engine",
      "engineVersion",
      "nodeType",
      "atRestEncryptionEnabled",
      "transitEncryptionMode",
    ]) {
      assert.equal(inputs[key], undefined, key);
    }
    assert.equal(inputs["kmsKeyId"], seen.get("aws:kms/key:Key", "data-managed-key").outputs["arn"]);
    assert.equal((inputs["userGroupIds"] as string[]).length, 1);
    assert.deepEqual(seen.all(GLOBAL), []);
    assert.ok((seen.outputs["endpoints"] as Record<string, string>)["redis"]);
  });

  it("is not there where nobody asks for it", async () => {
    const seen = await withRedis((redis) => redis);
    assert.deepEqual(seen.all(GLOBAL), []);
  });
});
