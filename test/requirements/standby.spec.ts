/** Proves OPS-01, BKP-02 and BKP-03 for the standby: what prod sends, what prod-dr takes, who is told, and the runbook. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { LAYERS } from "@drydock/stack-platform/layers";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, plannedResources } from "../support/plan.ts";

const INSTANCE = "aws:rds/instance:Instance";
const SECRET = "aws:secretsmanager/secret:Secret";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const STATEFUL_SET = "kubernetes:apps/v1:StatefulSet";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const PREFIX = "drydock/prod/";
const NAMES = LAYERS.map(({ contract }) => contract.layer);

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** What an ExternalSecret fetches. */
interface Reads {
  readonly data?: readonly { readonly remoteRef: { readonly key: string } }[];
  readonly dataFrom?: readonly { readonly extract?: { readonly key: string } }[];
}

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;
const runbook = (name: string): string =>
  readFileSync(join(REPOSITORY, "docs", "runbooks", `${name}.md`), "utf8");
/** Each capture of the pattern once. */
const named = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name)),
];

describe("requirements: the standby", () => {
  let prod: Planned;
  let standby: Planned;
  before(async () => {
    prod = await plannedResources("prod");
    standby = await plannedResources("prod-dr");
  });

  it("OPS-01: prod-dr has every layer of prod in us-west-2, and no finding", () => {
    const layers = ({ record }: Planned) => record.layers.map(({ name }) => name);
    assert.deepEqual(layers(standby), layers(prod));
    for (const { inputs } of standby.all("aws:ec2/subnet:Subnet")) {
      assert.match(String(inputs["availabilityZone"]), /^us-west-2[abc]$/);
    }
    assert.deepEqual(
      standby.record.preflight.filter(({ status }) => status === "fail"),
      [],
    );
  });

  it("OPS-01: its database follows prod's, which RDS lets be followed, under a key of its own region", () => {
    const [source, replica] = [prod, standby].map((plan) => inputsOf(plan.get(INSTANCE)));
    assert.equal(source?.["identifier"], "drydock-prod");
    assert.equal(source["manageMasterUserPassword"], undefined);
    assert.ok(source["backupRetentionPeriod"] > 0);
    assert.equal(replica?.["replicateSourceDb"], "arn:aws:rds:us-east-1:111111111111:db:drydock-prod");
    assert.match(replica["kmsKeyId"], /^arn:aws:kms:us-west-2:/);
    assert.equal(replica["instanceClass"], source["instanceClass"]);
    assert.equal(replica["engineVersion"], source["engineVersion"]);
  });

  it("OPS-01: people are mailed when a copy is five minutes behind, and the runbook is there", () => {
    const alarms = [prod, standby].flatMap((plan) => plan.all(ALARM).map((alarm) => ({ plan, alarm })));
    const lag = alarms.filter(({ alarm }) => alarm.inputs["threshold"] === 300);
    assert.deepEqual(
      lag.map(({ alarm }) => alarm.inputs["metricName"]),
      ["ReplicationLatency", "ReplicaLag"],
    );
    const pages = named(runbook("standby-lags"), /^\| `([\w-]+)`/gm);
    for (const { plan, alarm } of alarms) {
      const { alarmActions, alarmDescription } = inputsOf(alarm);
      const path = /Runbook: (docs\/runbooks\/[\w-]+\.md)$/.exec(alarmDescription as string)?.[1] ?? "";
      assert.ok(existsSync(join(REPOSITORY, path)), path);
      assert.ok(pages.includes(alarm.name), alarm.name);
      assert.equal(alarmActions.length, 1);
      const [subscription] = plan.all("aws:sns/topicSubscription:TopicSubscription").map(inputsOf);
      assert.deepEqual([subscription?.["protocol"], subscription?.["topic"]], ["email", alarmActions[0]]);
      const [topic] = plan.all("aws:sns/topic:Topic").map(inputsOf);
      assert.match(topic?.["kmsMasterKeyId"], /^arn:aws:kms:/);
    }
    assert.equal(pages.length, alarms.length);
  });

  it("OPS-01: images and snapshots of volumes are copied to the region of the standby", async () => {
    const { names } = (await loadEnvironment("prod-dr")).security.imageRepositories;
    const { replicationConfiguration } = inputsOf(
      prod.get("aws:ecr/replicationConfiguration:ReplicationConfiguration"),
    );
    const [{ destinations, repositoryFilters }] = replicationConfiguration.rules;
    assert.deepEqual(destinations, [{ region: "us-west-2", registryId: "111111111111" }]);
    const filters = repositoryFilters as { readonly filter: string }[];
    assert.deepEqual(
      filters.map(({ filter }) => filter),
      names,
    );
    const [schedule] = inputsOf(prod.get("aws:dlm/lifecyclePolicy:LifecyclePolicy"))["policyDetails"]
      .schedules;
    const [copy] = schedule.crossRegionCopyRules;
    assert.deepEqual([copy.target, copy.encrypted, copy.copyTags], ["us-west-2", true, true]);
    assert.match(copy.cmkArn, /^arn:aws:kms:us-west-2:/);
  });

  it("BKP-02: Velero of the standby reads the copies of prod's backups, and writes to a bucket of its own", () => {
    const release = inputsOf(standby.get("kubernetes:helm.sh/v3:Release", "backup-velero-release"));
    const [own, copies] = release["values"].configuration.backupStorageLocation;
    const bucket = inputsOf(prod.get("aws:s3/bucket:Bucket", "backup-copy-objects-bucket"));
    assert.deepEqual([copies.bucket, copies.accessMode], [bucket["bucket"], "ReadOnly"]);
    assert.notEqual(own.bucket, copies.bucket);
    assert.equal(own.accessMode, "ReadWrite");
    const times = [prod, standby].flatMap((plan) =>
      plan.all("kubernetes:velero.io/v1:Schedule").map((one) => inputsOf(one)["spec"].schedule as string),
    );
    assert.equal(new Set(times).size, times.length, "two backups of one name");
  });

  describe("BKP-03: the runbook of promotion", () => {
    let text: string;
    before(() => (text = runbook("promote-prod-dr")));

    it("deploys every layer but app beforehand, in order, prod's data in between", () => {
      const before = text.slice(0, text.indexOf("## 1. Decide"));
      const loops = named(before, /for layer in ([\w ]+); do pulumi/g).map((list) => list.split(" "));
      assert.deepEqual(loops.flat().sort(), NAMES.filter((name) => name !== "app").sort());
      for (const loop of loops) {
        assert.deepEqual(
          loop,
          NAMES.filter((name) => loop.includes(name)),
        );
      }
      for (const name of named(text, /--cwd stacks\/([a-z]+) /g)) assert.ok(NAMES.includes(name), name);
    });

    it("copies every secret that prod reads and that the standby does not make itself", () => {
      const made = standby.all(SECRET).map((secret) => String(secret.inputs["name"]));
      const read = prod.all(EXTERNAL_SECRET).flatMap((secret) => {
        const { data = [], dataFrom = [] } = inputsOf(secret)["spec"] as Reads;
        return [
          ...data.map(({ remoteRef }) => remoteRef.key),
          ...dataFrom.map(({ extract }) => extract?.key),
        ];
      });
      const wanted = [...new Set(read)].filter(
        (key): key is string => key?.startsWith(PREFIX) === true && !made.includes(key),
      );
      const [copied = ""] = named(text, /for secret in ([^;]+); do aws secretsmanager replicate/g);
      assert.deepEqual(copied.split(" ").sort(), wanted.map((key) => key.slice(PREFIX.length)).sort());
    });

    it("changes the host in every secret of a database that RDS has", async () => {
      const { apps } = await loadEnvironment("prod-dr");
      const [changed = ""] = named(text, /for secret in ([^;\n]+); do\n/g);
      const ofDatabases = Object.values(apps)
        .filter(({ flows }) => flows.some(({ to }) => to === "postgresql"))
        .flatMap(({ secrets }) => Object.values(secrets).map(({ remoteKey }) => remoteKey))
        .filter((key) => key.endsWith("/database"));
      const ofIdentity = Object.values((await loadEnvironment("prod")).security.identity).flatMap(
        (service) => ("databaseSecret" in service ? [service.databaseSecret] : []),
      );
      assert.deepEqual(changed.split(" ").sort(), [...ofDatabases, ...ofIdentity].sort());
    });

    it("names the database, its region, its replica and its URN as the plans have them", () => {
      const [source, replica] = [prod, standby].map((plan) => plan.get(INSTANCE));
      const identifiers = named(text, /--db-instance-identifier (\S+)/g);
      assert.deepEqual(identifiers, [source?.inputs["identifier"], replica?.inputs["identifier"]]);
      const [days] = named(text, /--backup-retention-period (\d+)/g);
      assert.equal(Number(days), replica?.inputs["backupRetentionPeriod"]);
      assert.deepEqual(named(text, /'(urn:[^']+)'/g), [source?.urn]);
      for (const region of named(text, /--(?:source-)?region (\S+)/g)) {
        assert.ok(["us-east-1", "us-west-2"].includes(region), region);
      }
      assert.match(text, /replicaOf: arn:aws:rds:us-west-2:111111111111:db:drydock-prod-dr`/);
    });

    it("names the services in the cluster, their members, volumes and classes", () => {
      const sets = new Map(
        standby.all(STATEFUL_SET).map((set) => [inputsOf(set)["metadata"].name as string, inputsOf(set)]),
      );
      for (const [, name = "", members] of text.matchAll(/`(\w+)` \((\d)\)/g)) {
        assert.equal(sets.get(name)?.["spec"].replicas, Number(members), name);
      }
      const shown = sets.get("timescaledb");
      const [claim] = shown?.["spec"].volumeClaimTemplates ?? [];
      assert.deepEqual(named(text, /--replicas ([1-9])/g), [String(shown?.["spec"].replicas)]);
      assert.match(text, new RegExp(`name: ${claim.metadata.name as string}-timescaledb-0`));
      assert.deepEqual(named(text, /storageClassName: (\S+)/g), [claim.spec.storageClassName]);
      assert.deepEqual(named(text, /storage: (\w+) /g), [claim.spec.resources.requests.storage]);
      const snapshotClass = inputsOf(
        standby.get("kubernetes:snapshot.storage.k8s.io/v1:VolumeSnapshotClass"),
      );
      assert.deepEqual(named(text, /volumeSnapshotClassName: (\S+)/g), [snapshotClass["metadata"].name]);
      const { targetTags } = inputsOf(prod.get("aws:dlm/lifecyclePolicy:LifecyclePolicy"))["policyDetails"];
      assert.deepEqual(Object.entries(targetTags as Record<string, string>), [
        ["drydock/daily-snapshots", "drydock-prod"],
      ]);
      assert.match(text, /Name=tag:drydock\/daily-snapshots,Values=drydock-prod /);
    });

    it("names the location, the schedule and the namespaces of Velero", () => {
      const release = inputsOf(standby.get("kubernetes:helm.sh/v3:Release", "backup-velero-release"));
      const [, copies] = release["values"].configuration.backupStorageLocation;
      assert.deepEqual(named(text, /backup-location get (\S+)/g), [copies.name]);
      const schedules = prod.all("kubernetes:velero.io/v1:Schedule").map(inputsOf);
      const names = schedules.map(({ metadata }) => metadata.name as string);
      for (const name of [...named(text, /schedule-name=(\w+)/g), ...named(text, /--from-schedule (\w+)/g)]) {
        assert.ok(names.includes(name), name);
      }
      const covered = schedules[0]?.["spec"].template.includedNamespaces as string[];
      for (const name of named(text, /--include-namespaces (\S+)/g).flatMap((list) => list.split(","))) {
        assert.ok(covered.includes(name), name);
      }
    });

    it("turns the health check that prod has", () => {
      const checks = prod.all("aws:route53/healthCheck:HealthCheck").map(({ inputs }) => inputs["fqdn"]);
      for (const host of named(text, /FullyQualifiedDomainName=='([^']+)'/g)) {
        assert.ok(checks.includes(host), host);
      }
    });

    it("aims at an hour, and a day at most", () => {
      assert.match(text, /within an hour/);
      assert.match(text, /24 hours/);
    });
  });
});
