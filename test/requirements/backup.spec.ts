/** Proves rows BKP-01 to BKP-05 on the plans of the shipped environments, and that the runbook names what they hold. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const SCHEDULE = "kubernetes:velero.io/v1:Schedule";
const STATEFUL_SET = "kubernetes:apps/v1:StatefulSet";
const RELEASE = "kubernetes:helm.sh/v3:Release";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;

describe("requirements: backup", () => {
  let prod: Planned;
  before(async () => (prod = await plannedResources("prod")));
  const s3 = (type: string, name: string): Inputs => inputsOf(prod.get(`aws:s3/${type}`, name));

  it("BKP-01: daily at 02:00 for 30 days, weekly for 90, monthly for 365, with snapshots of volumes", () => {
    const series = prod.all(SCHEDULE).map(inputsOf);
    assert.deepEqual(
      series.map(({ metadata, spec }) => [metadata.name, spec.schedule, spec.template.ttl]).sort(),
      [
        ["daily", "0 2 * * *", "720h0m0s"],
        ["monthly", "0 4 1 * *", "8760h0m0s"],
        ["weekly", "0 3 * * 0", "2160h0m0s"],
      ],
    );
    for (const { spec } of series) {
      assert.equal(spec.template.snapshotVolumes, true);
      assert.deepEqual(spec.template.volumeSnapshotLocations, ["aws-ebs"]);
      const backedUp = spec.template.includedNamespaces as string[];
      assert.ok(backedUp.includes("production"));
      const stateful = prod.all(STATEFUL_SET).map((set) => String(inputsOf(set)["metadata"].namespace));
      for (const namespace of stateful) assert.ok(backedUp.includes(namespace), namespace);
    }
  });

  it("BKP-02: the bucket is versioned, under a customer key, locked, private, TLS only, and copied", () => {
    for (const [name, region] of [
      ["backup-objects", "us-east-1"],
      ["backup-copy-objects", "us-west-2"],
    ] as const) {
      const versioning = s3("bucketVersioning:BucketVersioning", `${name}-versioning`);
      assert.equal(versioning["versioningConfiguration"].status, "Enabled");
      const encryption = s3(
        "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        `${name}-encryption`,
      );
      const chosen = encryption["rules"][0].applyServerSideEncryptionByDefault;
      assert.equal(chosen.sseAlgorithm, "aws:kms");
      assert.match(chosen.kmsMasterKeyId, new RegExp(`^arn:aws:kms:${region}:`));
      const lock = s3("bucketObjectLockConfiguration:BucketObjectLockConfiguration", `${name}-lock`);
      assert.deepEqual(lock["rule"].defaultRetention, { mode: "COMPLIANCE", days: 30 });
      const block = s3("bucketPublicAccessBlock:BucketPublicAccessBlock", `${name}-public-access-block`);
      assert.equal(block["restrictPublicBuckets"] && block["blockPublicPolicy"], true);
      assert.match(s3("bucketPolicy:BucketPolicy", `${name}-policy`)["policy"], /aws:SecureTransport/);
    }
    const { rules } = s3("bucketReplicationConfig:BucketReplicationConfig", "backup-copies-replication");
    assert.match(rules[0].destination.bucket, /^arn:aws:s3:::drydock-prod-backup-111111111111-us-west-2$/);
  });

  it("BKP-03: every name in the commands of the runbook is one of the plan's", () => {
    const text = readFileSync(join(REPOSITORY, "docs", "runbooks", "restore.md"), "utf8");
    const named = (pattern: RegExp): string[] => [
      ...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name)),
    ];
    const sets = prod.all(STATEFUL_SET).map(inputsOf);
    const size = (name: string) => sets.find(({ metadata }) => metadata.name === name)?.["spec"].replicas;
    assert.deepEqual(named(/scale statefulset (\S+) --replicas [1-9]/g), ["rabbitmq"]);
    assert.equal(Number(named(/scale statefulset rabbitmq --replicas ([1-9])/g)[0]), size("rabbitmq"));
    for (const [, name = "", count] of text.matchAll(/`(timescaledb|kafka)` \((\d)\)/g)) {
      assert.equal(Number(count), size(name), name);
    }
    const schedules = prod.all(SCHEDULE).map((one) => String(inputsOf(one)["metadata"].name));
    for (const name of [...named(/schedule-name=(\w+)/g), ...named(/--from-schedule (\w+)/g)]) {
      assert.ok(schedules.includes(name), name);
    }
    const [first] = prod.all(SCHEDULE).map(inputsOf);
    const covered = first?.["spec"].template.includedNamespaces as string[];
    for (const name of named(/--include-namespaces (\S+)/g)) assert.ok(covered.includes(name), name);
    assert.deepEqual(named(/^velero --namespace (\S+)/gm), [first?.["metadata"].namespace]);
    assert.deepEqual(named(/backup-location get (\S+)/g), [first?.["spec"].template.storageLocation]);
    const { identifier } = inputsOf(prod.get("aws:rds/instance:Instance"));
    assert.deepEqual(named(/--source-db-instance-identifier (\S+)/g), [identifier]);
    const regions = named(/--region (\S+)/g);
    assert.deepEqual(regions, ["us-west-2"]);
    assert.match(text, /within an hour.+at most a day old/);
  });

  it("BKP-04: Redis in the cluster dumps to its volume, which backups copy off the cluster", async () => {
    const environment = await loadEnvironment("prod");
    const resources = { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } };
    const redis = { kind: "inCluster", replicas: 3, storageGiB: 32, resources } as const;
    const own = await planned({ ...environment, data: { ...environment.data, redis } });
    const files = inputsOf(own.get("kubernetes:core/v1:ConfigMap", "data-redis-files"));
    assert.match(files["data"]["redis.conf"], /^save 900 1/m);
    const { spec } = inputsOf(own.get(STATEFUL_SET, "data-redis-stateful-set"));
    assert.equal(spec.volumeClaimTemplates.length, 1);
    const [first] = own.all(SCHEDULE).map(inputsOf);
    assert.ok((first?.["spec"].template.includedNamespaces as string[]).includes("data"));
  });

  it("BKP-05: RDS and EFS keep their own backups for 35 days", () => {
    assert.equal(inputsOf(prod.get("aws:rds/instance:Instance"))["backupRetentionPeriod"], 35);
    assert.deepEqual(inputsOf(prod.get("aws:efs/backupPolicy:BackupPolicy"))["backupPolicy"], {
      status: "ENABLED",
    });
    const cache = inputsOf(prod.get("aws:elasticache/replicationGroup:ReplicationGroup"));
    assert.equal(cache["snapshotRetentionLimit"], 35);
  });

  it("BKP-05: AWS Backup keeps RDS and EFS of prod for 35 days in locked vaults of two regions", () => {
    const vaults = prod.all("aws:backup/vault:Vault");
    assert.equal(vaults.length, 2);
    for (const vault of vaults)
      assert.match(inputsOf(vault)["kmsKeyArn"], /^arn:aws:kms:us-(east-1|west-2):/);
    const locks = prod.all("aws:backup/vaultLockConfiguration:VaultLockConfiguration").map(inputsOf);
    assert.deepEqual(
      locks.map(({ minRetentionDays, changeableForDays }) => [minRetentionDays, changeableForDays]),
      [
        [30, 3],
        [30, 3],
      ],
    );
    const [rule] = inputsOf(prod.get("aws:backup/plan:Plan"))["rules"] as Inputs[];
    assert.equal(rule?.["lifecycle"].deleteAfter, 35);
    assert.equal(rule?.["copyActions"][0].lifecycle.deleteAfter, 35);
    const { resources } = inputsOf(prod.get("aws:backup/selection:Selection"));
    assert.deepEqual(
      (resources as string[]).map((one) => one.split(":")[2]),
      ["rds", "elasticfilesystem"],
    );
  });

  it("gives Velero its place, its permissions without a key file, and no rights over definitions", () => {
    const { values } = inputsOf(prod.get(RELEASE, "backup-velero-release"));
    assert.deepEqual(values.credentials, { useSecret: false });
    assert.equal(values.upgradeCRDs, false);
    assert.equal(values.configuration.backupStorageLocation[0].config.region, "us-east-1");
    const findings = prod.record.preflight.filter(
      ({ layer, status }) => layer === "backup" && status === "fail",
    );
    assert.deepEqual(findings, []);
  });
});
