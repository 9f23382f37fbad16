/** Proves that a standby finds and reads the copies of prod's backups, never writes them, and that lag is told. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { backup } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const build = async (name: string): Promise<Observed> => {
  const environment = await loadEnvironment(name);
  return observe(() => backup.build(contextOf(environment)), { accountId: environment.aws.accountId });
};

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

interface Location {
  readonly name: string;
  readonly bucket: string;
  readonly accessMode: string;
  readonly default?: boolean;
}

describe("backups of prod and their copies", () => {
  let prod: Observed;
  let standby: Observed;
  before(async () => {
    prod = await build("prod");
    standby = await build("prod-dr");
  });

  it("are in a bucket and under a key whose names the standby knows", () => {
    assert.deepEqual([standby.errors, standby.refusals], [[], []]);
    const bucket = prod.get("aws:s3/bucket:Bucket", "backup-copy-objects-bucket");
    assert.equal(bucket.inputs["bucket"], "drydock-prod-backup-111111111111-us-west-2");
    const alias = prod.get("aws:kms/alias:Alias", "backup-copy-alias");
    assert.equal(alias.inputs["name"], "alias/drydock/prod/backup-copies");
    const { values } = standby.get("kubernetes:helm.sh/v3:Release").inputs as {
      values?: { configuration: { backupStorageLocation: readonly Location[] } };
    };
    const [own, copies] = values?.configuration.backupStorageLocation ?? [];
    assert.deepEqual([own?.accessMode, own?.default], ["ReadWrite", true]);
    assert.deepEqual(
      [copies?.name, copies?.bucket, copies?.accessMode, copies?.default],
      ["copies", bucket.inputs["bucket"], "ReadOnly", undefined],
    );
  });

  it("may be read by the standby, and not be written", () => {
    const { policy } = standby.get("aws:iam/rolePolicy:RolePolicy", "backup-velero-velero-policy").inputs;
    const { Statement: statements } = JSON.parse(String(policy)) as { Statement: readonly Statement[] };
    const onCopies = statements.filter(({ Resource }) =>
      JSON.stringify(Resource).includes("drydock-prod-backup-"),
    );
    assert.deepEqual(
      onCopies.flatMap(({ Action }) => Action),
      ["s3:GetObject", "s3:ListBucket"],
    );
    const key = statements.find(({ Sid }) => Sid === "KeyOfTheCopies");
    assert.deepEqual([key?.Action].flat(), ["kms:Decrypt"]);
    assert.deepEqual(key?.Condition, {
      StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/drydock/prod/backup-copies" },
    });
  });

  it("are told of when they come five minutes late, or not at all", () => {
    const alarms = prod.all("aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.deepEqual(alarms.map(({ inputs }) => [inputs["metricName"], inputs["threshold"]]).sort(), [
      ["OperationsFailedReplication", 0],
      ["ReplicationLatency", 300],
    ]);
    const [source, copy] = ["backup-objects-bucket", "backup-copy-objects-bucket"].map(
      (name) => prod.get("aws:s3/bucket:Bucket", name).outputs["bucket"],
    );
    for (const { inputs } of alarms) {
      assert.deepEqual(inputs["dimensions"], {
        SourceBucket: source,
        DestinationBucket: copy,
        RuleId: "all-objects",
      });
      assert.deepEqual(inputs["alarmActions"], [prod.get("aws:sns/topic:Topic").outputs["arn"]]);
    }
    assert.deepEqual(standby.all("aws:cloudwatch/metricAlarm:MetricAlarm"), []);
  });
});
