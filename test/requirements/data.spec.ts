/** Proves rows DAT-01 to DAT-05 on the plans of the shipped environments, and of one that runs PostgreSQL itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pinnedImage } from "@drydock/core/catalogue";
import { loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const STATEFUL_SET = "kubernetes:apps/v1:StatefulSet";
const SERVICE = "kubernetes:core/v1:Service";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const SERVICE_MONITOR = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
const VPA = "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const inputsOf = ({ inputs }: PlannedResource): Inputs => inputs;
const setOf = (plan: Planned, service: string): Inputs =>
  inputsOf(plan.get(STATEFUL_SET, `data-${service}-stateful-set`));

describe("requirements: data", () => {
  let prod: Planned;
  let dev: Planned;
  /** Prod, with the choice of PostgreSQL and Redis that the seeds make. */
  let own: Planned;
  before(async () => {
    prod = await plannedResources("prod");
    dev = await plannedResources("dev");
    const environment = await loadEnvironment("prod");
    const resources = {
      requests: { cpu: "500m", memory: "1Gi" },
      limits: { cpu: "1", memory: "2Gi" },
    };
    const common = { kind: "inCluster", replicas: 3, storageGiB: 100, resources } as const;
    own = await planned({
      ...environment,
      data: { ...environment.data, postgresql: { ...common, database: "app" }, redis: common },
    });
  });

  it("DAT-01: the guide to users names the secrets, the image and the addresses that the plan has", () => {
    const text = readFileSync(join(REPOSITORY, "docs", "guides", "create-database-users.md"), "utf8");
    const prefix = "drydock/prod/";
    const asked = prod
      .all(EXTERNAL_SECRET)
      .map(inputsOf)
      .flatMap(({ spec }) => [
        ...((spec.dataFrom ?? []) as Inputs[]).map(({ extract }) => String(extract?.key)),
        ...((spec.data ?? []) as Inputs[]).map(({ remoteRef }) => String(remoteRef.key)),
      ])
      .filter((key) => key.endsWith("/database"))
      .map((key) => key.replace(prefix, ""));
    const listed = [...text.matchAll(/^\| `(\S+\/database)`/gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), [...new Set(asked)].sort());
    assert.ok(text.includes(`image: ${pinnedImage("postgresql")}\n`));
    const subnets = prod
      .all("aws:ec2/subnet:Subnet")
      .map(({ inputs }) => String(inputs["cidrBlock"]))
      .filter((block) => text.includes(`cidr: ${block} `));
    assert.deepEqual(subnets.sort(), ["10.0.10.0/24", "10.0.20.0/24", "10.0.30.0/24"]);
    const { identifier, dbName, username } = inputsOf(prod.get("aws:rds/instance:Instance"));
    assert.ok(text.includes(`--db-instance-identifier ${identifier} `));
    assert.ok(text.includes(`user=${username} dbname=${dbName} `));
  });

  it("DAT-03: Redis may be a global datastore, whose followers are in other regions", async () => {
    const environment = await loadEnvironment("prod");
    const { redis } = environment.data;
    assert.ok(redis.kind === "managed");
    const plan = await planned({
      ...environment,
      data: { ...environment.data, redis: { ...redis, globalDatastoreSuffix: "platform" } },
    });
    const { inputs } = plan.get("aws:elasticache/globalReplicationGroup:GlobalReplicationGroup");
    assert.equal(inputs["globalReplicationGroupIdSuffix"], "platform");
    assert.deepEqual(
      plan.record.preflight.filter(({ layer, status }) => layer === "data" && status === "fail"),
      [],
    );
    assert.deepEqual(
      plan.record.policy.violations.filter(({ urn }) => urn.includes("drydock-data")),
      [],
    );
  });

  it("are planned without a finding", () => {
    for (const { record } of [prod, dev, own]) {
      assert.deepEqual(
        record.preflight.filter(({ layer, status }) => layer === "data" && status === "fail"),
        [],
      );
      assert.deepEqual(
        record.policy.violations.filter(
          ({ level, urn }) => level === "mandatory" && urn.includes("data:Data"),
        ),
        [],
      );
    }
  });

  it("DAT-01: managed PostgreSQL in two zones, backed up, encrypted, private, protected, watched, and copied", () => {
    const database = inputsOf(prod.get("aws:rds/instance:Instance"));
    assert.equal(database["engine"], "postgres");
    assert.equal(database["multiAz"], true);
    assert.equal(database["backupRetentionPeriod"], 35);
    assert.equal(database["storageEncrypted"], true);
    assert.equal(database["publiclyAccessible"], false);
    assert.equal(database["deletionProtection"], true);
    assert.equal(database["monitoringInterval"], 60);
    assert.equal(database["performanceInsightsEnabled"], true);
    // Made by the platform, because RDS refuses read replicas of an instance whose password it changes itself.
    assert.equal(database["manageMasterUserPassword"], undefined);
    assert.equal(database["password"], "[secret]");
    const key = inputsOf(prod.get("aws:kms/key:Key", "data-managed-key"));
    assert.equal(key["enableKeyRotation"], true);
    const { subnetIds } = inputsOf(prod.get("aws:rds/subnetGroup:SubnetGroup"));
    assert.equal(subnetIds.length, 3);
    const { parameters } = inputsOf(prod.get("aws:rds/parameterGroup:ParameterGroup"));
    const forced = (parameters as Inputs[]).find(({ name }) => name === "rds.force_ssl");
    assert.equal(forced?.["value"], "1");
    const copies = inputsOf(
      prod.get("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication"),
    );
    assert.equal(copies["retentionPeriod"], 35);
    assert.match(copies["kmsKeyId"], /:us-west-2:/);
  });

  it("DAT-02: PostgreSQL as a StatefulSet of three, headless service, 100Gi of fast-ssd, credentials from a secret", () => {
    const { spec } = setOf(own, "postgresql");
    assert.equal(spec.replicas, 3);
    assert.equal(spec.serviceName, "postgresql-headless");
    const headless = inputsOf(own.get(SERVICE, "data-postgresql-headless-service"));
    assert.equal(headless["spec"].clusterIP, "None");
    const [claim] = spec.volumeClaimTemplates;
    assert.equal(claim.spec.storageClassName, "fast-ssd");
    assert.equal(claim.spec.resources.requests.storage, "100Gi");
    const { volumes } = spec.template.spec;
    assert.equal(
      (volumes as Inputs[]).find(({ name }) => name === "credentials")?.["secret"].secretName,
      "postgresql-credentials",
    );
    const secret = inputsOf(own.get(EXTERNAL_SECRET, "data-postgresql-credentials"));
    assert.equal(secret["spec"].data[0].remoteRef.key, "drydock/prod/data/postgresql");
  });

  it("DAT-03: Redis as a StatefulSet with a claim and a password, and managed where the environment says so", () => {
    const { spec } = setOf(own, "redis");
    assert.equal(spec.volumeClaimTemplates.length, 1);
    const secret = inputsOf(own.get(EXTERNAL_SECRET, "data-redis-credentials"));
    assert.match(secret["spec"].target.template.data["users.acl"], /^user default on >\{\{ \.password \}\}/);
    const cache = inputsOf(prod.get("aws:elasticache/replicationGroup:ReplicationGroup"));
    assert.equal(cache["atRestEncryptionEnabled"], true);
    assert.equal(cache["transitEncryptionMode"], "required");
    assert.equal(cache["automaticFailoverEnabled"], true);
    assert.equal(cache["userGroupIds"].length, 1);
  });

  it("DAT-04: RabbitMQ, TimescaleDB and Kafka on the data pool, with metrics that are scraped", () => {
    for (const service of ["rabbitmq", "timescaledb", "kafka"]) {
      const { spec } = setOf(prod, service);
      const pod = spec.template.spec;
      assert.equal(pod.nodeSelector.workload, "data");
      assert.deepEqual(pod.tolerations, [
        { key: "workload", operator: "Equal", value: "data", effect: "NoSchedule" },
      ]);
      assert.equal(pod.priorityClassName, "data");
      const ports = (pod.containers as Inputs[]).flatMap(({ ports: declared }) => declared as Inputs[]);
      assert.ok(ports.some(({ name }) => name === "metrics"));
      const monitor = inputsOf(prod.get(SERVICE_MONITOR, `data-${service}-service-monitor`));
      assert.equal(monitor["spec"].endpoints[0].port, "metrics");
      assert.ok(prod.get("kubernetes:policy/v1:PodDisruptionBudget", `data-${service}-disruption-budget`));
    }
  });

  it("DAT-05: network policies of PostgreSQL and Redis admit members, declared callers and Prometheus only", () => {
    for (const [plan, service] of [
      [own, "postgresql"],
      [own, "redis"],
      [dev, "postgresql"],
      [dev, "redis"],
    ] as const) {
      const { spec } = inputsOf(plan.get(NETWORK_POLICY, `data-${service}-network-policy`));
      assert.deepEqual(spec.podSelector, { matchLabels: { app: service } });
      assert.deepEqual(spec.policyTypes, ["Ingress", "Egress"]);
      for (const { from, ports } of spec.ingress as { from: Inputs[]; ports: Inputs[] }[]) {
        assert.ok(ports.length > 0);
        for (const peer of from) {
          assert.ok(Object.keys(peer["podSelector"].matchLabels).length > 0);
          assert.ok(peer["namespaceSelector"].matchLabels["kubernetes.io/metadata.name"]);
        }
      }
    }
  });

  it("DAT-05: Vertical Pod Autoscaler sizes new pods of PostgreSQL and Redis, and ends none", () => {
    for (const service of ["postgresql", "redis"]) {
      const { spec } = inputsOf(own.get(VPA, `data-${service}-vertical-pod-autoscaler`));
      assert.deepEqual(spec.updatePolicy, { updateMode: "Initial" });
      assert.equal(spec.targetRef.kind, "StatefulSet");
    }
  });
});
