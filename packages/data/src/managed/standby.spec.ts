/** Proves that prod's database can be followed, that prod-dr's follows it, who is told of lag, and what promotion changes. */
import assert from "node:assert/strict";
import {
  type Environment,
  type FollowingRedisSettings,
  loadEnvironment,
  type ManagedRedisSettings,
} from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { data } from "../index.ts";
import { contextOf } from "../testing/context.ts";
import { masterSecret } from "./credentials.ts";

const INSTANCE = "aws:rds/instance:Instance";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SECRET = "aws:secretsmanager/secret:Secret";
const SOURCE = "arn:aws:rds:us-east-1:111111111111:db:drydock-prod";

const build = (environment: Environment): Promise<Observed> =>
  observe(() => data.build(contextOf(environment)), { accountId: environment.aws.accountId });

/** The same environment, with other settings of its database. */
function withDatabase(environment: Environment, change: object): Environment {
  const { postgresql } = environment.data;
  return { ...environment, data: { ...environment.data, postgresql: { ...postgresql, ...change } } };
}

describe("a database that is followed", () => {
  let prod: Environment;
  let seen: Observed;
  before(async () => {
    prod = await loadEnvironment("prod");
    seen = await build(prod);
  });

  it("has a generated password, because RDS makes no replicas of one that it manages", () => {
    const { inputs } = seen.get(INSTANCE);
    assert.equal(inputs["manageMasterUserPassword"], undefined);
    assert.equal(String(inputs["password"]).length, 40);
    assert.ok(seen.get(INSTANCE).secretInputs.some(([first]) => first === "password"));
  });

  it("has the password in Secrets Manager, and in the second region under a key of it", () => {
    const secret = seen.get(SECRET, "data-postgresql-master");
    const [replica] = secret.inputs["replicas"] as { region: string; kmsKeyId: string }[];
    assert.equal(replica?.region, "us-west-2");
    assert.match(replica.kmsKeyId, /^arn:aws:kms:us-west-2:/);
    assert.deepEqual(
      (seen.outputs["masterSecretArns"] as Record<string, unknown>)["postgresql"],
      secret.outputs["arn"],
    );
    assert.deepEqual(JSON.parse(masterSecret("x")), { username: "drydock", password: "x" });
  });

  it("leaves the password to RDS where nobody follows it", async () => {
    const own = await build(withDatabase(prod, { masterPassword: "RdsManaged" }));
    assert.equal(own.get(INSTANCE).inputs["manageMasterUserPassword"], true);
    const passwords = own.all("random:index/randomPassword:RandomPassword").map(({ name }) => name);
    assert.ok(!passwords.includes("data-postgresql-master-password"));
    assert.deepEqual(own.all(ALARM), []);
  });
});

describe("a database that follows", () => {
  let standby: Environment;
  let seen: Observed;
  before(async () => {
    standby = await loadEnvironment("prod-dr");
    seen = await build(standby);
  });

  it("is a replica of prod in another region, in two zones, with a key of its own region", () => {
    const { inputs } = seen.get(INSTANCE);
    assert.equal(inputs["replicateSourceDb"], SOURCE);
    assert.match(String(inputs["kmsKeyId"]), /^arn:aws:kms:us-west-2:/);
    assert.equal(inputs["storageEncrypted"], true);
    assert.equal(inputs["multiAz"], true);
    assert.equal(inputs["publiclyAccessible"], false);
    assert.equal(inputs["backupRetentionPeriod"], 35);
    for (const key of ["username", "password", "dbName", "allocatedStorage", "finalSnapshotIdentifier"]) {
      assert.equal(inputs[key], undefined, key);
    }
    assert.deepEqual(seen.outputs["masterSecretArns"], {});
  });

  it("tells people when it is five minutes behind, or does not follow at all", () => {
    const { inputs } = seen.get(ALARM, "data-postgresql-lag");
    const topic = seen.get("aws:sns/topic:Topic", "data-alarms-topic");
    assert.deepEqual(
      [inputs["namespace"], inputs["metricName"], inputs["threshold"], inputs["comparisonOperator"]],
      ["AWS/RDS", "ReplicaLag", 300, "GreaterThanThreshold"],
    );
    assert.deepEqual(inputs["dimensions"], { DBInstanceIdentifier: "drydock-prod-dr" });
    assert.equal(inputs["treatMissingData"], "breaching");
    assert.deepEqual(inputs["alarmActions"], [topic.outputs["arn"]]);
    assert.match(String(topic.inputs["kmsMasterKeyId"]), /^arn:aws:kms:us-west-2:/);
    assert.match(String(inputs["alarmDescription"]), /docs\/runbooks\/standby-lags\.md/);
  });

  it("and so does a cache that follows, whichever of its nodes measures", async () => {
    const { users, ...redis } = standby.data.redis as ManagedRedisSettings;
    const following: FollowingRedisSettings = {
      kind: "managedFollower",
      globalDatastoreId: "ldgnf-platform",
      nodes: 2,
      snapshotRetentionDays: redis.snapshotRetentionDays,
      backupWindow: redis.backupWindow,
      maintenanceWindow: redis.maintenanceWindow,
      users,
    };
    const both = await build({ ...standby, data: { ...standby.data, redis: following } });
    const { inputs } = both.get(ALARM, "data-redis-lag");
    const queries = inputs["metricQueries"] as {
      id: string;
      expression?: string;
      metric?: { metricName: string; dimensions: { CacheClusterId: string } };
    }[];
    assert.deepEqual(
      queries.map(({ id, expression }) => expression ?? id),
      ["node1", "node2", "MAX([node1, node2])"],
    );
    const group = String(both.get("aws:elasticache/replicationGroup:ReplicationGroup").id);
    for (const [i, { metric }] of queries.slice(0, 2).entries()) {
      assert.equal(metric?.metricName, "GlobalDatastoreReplicationLag");
      assert.equal(metric.dimensions.CacheClusterId, `${group}-00${i + 1}`);
    }
    assert.equal(both.all("aws:sns/topic:Topic").length, 1);
  });

  it("is promoted by leaving replicaOf out: the same instance, with a password and a last snapshot", async () => {
    const promoted = await build(withDatabase(standby, { replicaOf: undefined }));
    const [before, after] = [seen.get(INSTANCE), promoted.get(INSTANCE)];
    assert.equal(after.urn, before.urn);
    for (const key of ["identifier", "engine", "engineVersion", "storageType"]) {
      assert.deepEqual(after.inputs[key], before.inputs[key], key);
    }
    assert.equal(after.inputs["replicateSourceDb"], undefined);
    assert.equal(after.inputs["username"], "drydock");
    assert.equal(after.inputs["finalSnapshotIdentifier"], "drydock-prod-dr-final");
    assert.deepEqual(promoted.all(ALARM), []);
  });
});
