/** Proves that RDS refuses what AWS refuses, fault by fault, and what it answers with. */
import assert from "node:assert/strict";
import { createSimulator } from "../../create-simulator.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";
import * as tokens from "../tokens.ts";
import { RDS_INSTANCE, RDS_PARAMETER_GROUP, RDS_SUBNET_GROUP } from "./tokens.ts";

const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

const subnetsOf = (world: World, ...zones: string[]): string[] => {
  const vpcId = world.vpc();
  return zones.map((zone, i) => world.subnet(vpcId, i, zone));
};
const keyOf = (world: World): unknown => world.accepted(tokens.KEY, {}).outputs["arn"];
const database = {
  identifier: "orders",
  engine: "postgres",
  engineVersion: "17.6",
  instanceClass: "db.r6g.large",
  allocatedStorage: 100,
  username: "drydock",
  manageMasterUserPassword: true,
  backupRetentionPeriod: 7,
  backupWindow: "01:00-02:00",
  maintenanceWindow: "sun:03:00-sun:04:00",
  finalSnapshotIdentifier: "orders-final",
};

describe("database subnet group", () => {
  refuses(RDS_SUBNET_GROUP, (world) => ({ name: "data", subnetIds: subnetsOf(world, "a", "b") }), [
    {
      of: "one zone",
      change: (world) => ({ subnetIds: subnetsOf(world, "a", "a") }),
      code: "DBSubnetGroupDoesNotCoverEnoughAZs",
      message: "the subnets are in one zone; a database needs two to choose from",
    },
    {
      of: "two VPCs",
      change: (world) => ({ subnetIds: [...subnetsOf(world, "a"), ...subnetsOf(world, "b")] }),
      code: "InvalidSubnet",
      message: "the subnets are of several VPCs",
    },
  ]);
});

describe("database parameter group", () => {
  refuses(RDS_PARAMETER_GROUP, () => ({ name: "orders", family: "postgres17" }), [
    {
      of: "family",
      change: { family: "postgresql-17" },
      code: "InvalidParameterValue",
      message: "postgresql-17 is no family of parameters",
    },
    {
      of: "method",
      change: { parameters: [{ name: "rds.force_ssl", value: "1", applyMethod: "later" }] },
      code: "InvalidParameterValue",
      message: "later is no way to apply a parameter",
    },
  ]);
});

describe("database instance", () => {
  refuses(RDS_INSTANCE, () => database, [
    {
      of: "identifier",
      change: { identifier: "orders--prod" },
      code: "InvalidParameterValue",
      message: '"orders--prod" has characters or a form that AWS refuses',
    },
    {
      of: "parameters of another major version",
      change: (world) => {
        world.accepted(RDS_PARAMETER_GROUP, { name: "old", family: "postgres16" });
        return { parameterGroupName: "old" };
      },
      code: "InvalidParameterCombination",
      message: "the parameters are of postgres16, and the database is postgres17",
    },
    {
      of: "subnet group",
      change: { dbSubnetGroupName: "nowhere" },
      code: "DBSubnetGroupNotFoundFault",
      message: 'dbSubnetGroupName names "nowhere", which nothing in this plan created',
    },
    {
      of: "small disk",
      change: { allocatedStorage: 10 },
      code: "InvalidParameterValue",
      message: "10 GiB are too few; gp3 begins at 20",
    },
    {
      of: "no room to grow",
      change: { maxAllocatedStorage: 109 },
      code: "InvalidParameterCombination",
      message: "109 GiB are not a tenth above the 100 of allocatedStorage",
    },
    {
      of: "key without encryption",
      change: (world) => ({ kmsKeyId: keyOf(world) }),
      code: "InvalidParameterCombination",
      message: "a key is given and storage is not encrypted",
    },
    {
      of: "interval",
      change: (world) => ({
        monitoringInterval: 20,
        monitoringRoleArn: world.role("monitoring.rds.amazonaws.com"),
      }),
      code: "InvalidParameterValue",
      message: "20 s is not offered",
    },
    {
      of: "monitoring without role",
      change: { monitoringInterval: 60 },
      code: "InvalidParameterCombination",
      message: "enhanced monitoring has no role to write with",
    },
    {
      of: "insights",
      change: { performanceInsightsRetentionPeriod: 30 },
      code: "InvalidParameterValue",
      message: "30 days are not offered",
    },
    {
      of: "two passwords",
      change: { password: "of one's own" },
      code: "InvalidParameterCombination",
      message: "Secrets Manager makes the password, and another one is given",
    },
    {
      of: "no password",
      change: { manageMasterUserPassword: undefined },
      code: "MissingParameter",
      message: "the master user has no password",
    },
    {
      of: "user",
      change: { username: "admin" },
      code: "InvalidParameterValue",
      message: "admin is a reserved word of the engine",
    },
    {
      of: "backups",
      change: { backupRetentionPeriod: 36 },
      code: "InvalidParameterValue",
      message: "36 days are not between 0 and 35",
    },
    {
      of: "last snapshot",
      change: { finalSnapshotIdentifier: undefined },
      code: "InvalidParameterCombination",
      message: "the last snapshot has no name, so the instance could never be deleted",
    },
    {
      of: "short window",
      change: { backupWindow: "01:00-01:15" },
      code: "InvalidParameterValue",
      message: "the window is shorter than 30 minutes",
    },
    {
      of: "windows at one time",
      change: { backupWindow: "03:30-04:30" },
      code: "InvalidParameterCombination",
      message: "the backup window and the maintenance window overlap",
    },
  ]);

  it("answers with its address, and with the secret that it makes", () => {
    const { outputs } = new World().accepted(RDS_INSTANCE, database);
    assert.match(String(outputs["endpoint"]), /^orders\.[0-9a-f]{12}\.us-east-1\.rds\.amazonaws\.com:5432$/);
    const [secret] = outputs["masterUserSecrets"] as { secretArn: string }[];
    assert.match(secret?.secretArn ?? "", /^arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-/);
  });

  it("takes a backup window that goes past midnight", () => {
    new World().accepted(RDS_INSTANCE, { ...database, backupWindow: "23:30-00:30" });
  });
});

describe("copies of backups", () => {
  const place = (region: string) => ({ region, defaultTags: {} });
  /** A database in us-east-1, and its copies where the provider says. */
  const refusalsIn = (region: string, changes: object = {}, source: object = {}): string[] => {
    const simulator = createSimulator(ACCOUNT);
    const create = (type: string, name: string, inputs: object, where: string) =>
      simulator.create({
        urn: `urn:pulumi:test::project::${type}::${name}`,
        type,
        name,
        inputs: { ...inputs },
        provider: place(where),
      });
    const { outputs: instance } = create(
      RDS_INSTANCE,
      "orders",
      { ...database, storageEncrypted: true, ...source },
      "us-east-1",
    );
    const { outputs: key } = create(tokens.KEY, "key", {}, region);
    const inputs = { sourceDbInstanceArn: instance["arn"], kmsKeyId: key["arn"], ...changes };
    return create(REPLICATION, "copies", inputs, region).refusals.map(
      ({ code, message }) => `${code}: ${message}`,
    );
  };

  it("are made in another region, with a key of it", () => assert.deepEqual(refusalsIn("us-west-2"), []));

  it("InvalidParameterValue: in the region of the database", () => {
    assert.deepEqual(refusalsIn("us-east-1"), [
      "InvalidParameterValue: the database is in us-east-1 itself; copies are made in another region",
    ]);
  });

  it("InvalidParameterValue: of an encrypted database without a key", () => {
    assert.deepEqual(refusalsIn("us-west-2", { kmsKeyId: undefined }), [
      "InvalidParameterValue: the database is encrypted, and its key is of another region",
    ]);
  });

  it("InvalidDBInstanceState: of a database without backups", () => {
    assert.deepEqual(refusalsIn("us-west-2", {}, { backupRetentionPeriod: 0 }), [
      "InvalidDBInstanceState: the database makes no backups",
    ]);
  });
});
