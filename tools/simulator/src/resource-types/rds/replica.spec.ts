/** Proves what RDS refuses of read replicas: in their inputs, in their keys, and in their sources. */
import assert from "node:assert/strict";
import { createSimulator } from "../../create-simulator.ts";
import type { Properties } from "../../account/account.ts";
import { ACCOUNT } from "../testing.ts";
import { KEY } from "../tokens.ts";
import { RDS_INSTANCE } from "./tokens.ts";

const SOURCE = {
  identifier: "orders",
  engine: "postgres",
  engineVersion: "17.6",
  instanceClass: "db.r6g.large",
  allocatedStorage: 100,
  username: "drydock",
  password: "of-the-source",
  backupRetentionPeriod: 7,
  skipFinalSnapshot: true,
};

/** Refusals of a replica in us-west-2 of a source in us-east-1. */
function refusalsOf(change: Properties = {}, source: Properties = {}, keyRegion = "us-west-2"): string[] {
  const simulator = createSimulator(ACCOUNT);
  const create = (type: string, name: string, inputs: Properties, region: string) =>
    simulator.create({
      urn: `urn:pulumi:test::project::${type}::${name}`,
      type,
      name,
      inputs,
      provider: { region, defaultTags: {} },
    });
  const { outputs } = create(RDS_INSTANCE, "orders", { ...SOURCE, ...source }, "us-east-1");
  const key = create(KEY, "key", { enableKeyRotation: true }, keyRegion);
  const replica = {
    identifier: "orders-copy",
    replicateSourceDb: outputs["arn"],
    instanceClass: "db.r6g.large",
    storageEncrypted: true,
    kmsKeyId: key.outputs["arn"],
    skipFinalSnapshot: true,
    ...change,
  };
  const { refusals } = create(RDS_INSTANCE, "copy", replica, "us-west-2");
  return refusals.map(({ code, message }) => `${code}: ${message}`);
}

describe("read replica", () => {
  it("is accepted with a key of its region", () => assert.deepEqual(refusalsOf(), []));

  it("is accepted of an instance that another plan has", () =>
    assert.deepEqual(
      refusalsOf({ replicateSourceDb: "arn:aws:rds:us-east-1:111111111111:db:elsewhere" }),
      [],
    ));

  for (const key of ["username", "dbName", "password"]) {
    it(`has no ${key} of its own`, () =>
      assert.deepEqual(refusalsOf({ [key]: "orders" }), [
        "InvalidParameterCombination: a replica has it of its source",
      ]));
  }

  it("leaves no last snapshot", () =>
    assert.deepEqual(refusalsOf({ finalSnapshotIdentifier: "last" }), [
      "InvalidParameterCombination: no last snapshot is taken of a replica, so it could never be deleted",
    ]));

  it("needs a key, and one of its region", () => {
    assert.deepEqual(refusalsOf({ kmsKeyId: undefined }), [
      "InvalidParameterValue: the source is encrypted with a key of us-east-1, which is not in us-west-2",
    ]);
    assert.deepEqual(refusalsOf({}, {}, "us-east-1"), [
      "KMSKeyNotAccessibleFault: the key is of us-east-1, and the replica is in us-west-2",
    ]);
  });

  it("follows no source whose password RDS manages, and none without backups", () => {
    assert.deepEqual(refusalsOf({}, { password: undefined, manageMasterUserPassword: true }), [
      "InvalidParameterValue: RDS manages the password of the source, and makes no replicas of such an instance",
    ]);
    assert.deepEqual(refusalsOf({}, { backupRetentionPeriod: 0 }), [
      "InvalidDBInstanceState: the source makes no backups",
    ]);
  });
});
