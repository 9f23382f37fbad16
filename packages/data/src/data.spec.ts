/** Proves the layer's contract, each choice of a service, and what is there before pods and databases start. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { data } from "./index.ts";
import { contextOf } from "./testing/context.ts";

const INSTANCE = "aws:rds/instance:Instance";
const STATEFUL_SET = "kubernetes:apps/v1:StatefulSet";

const build = (environment: Environment): Promise<Observed> =>
  observe(() => data.build(contextOf(environment)), { accountId: environment.aws.accountId });

/** Whether a resource is created after another: by its dependencies, its parent, and theirs. */
function waitsFor(seen: Observed, later: string, earlier: string): boolean {
  const visited = new Set<string>();
  const visit = (urn: string | undefined): boolean => {
    if (urn === undefined || visited.has(urn)) return false;
    if (urn === earlier) return true;
    visited.add(urn);
    const found = seen.registrations.find((registration) => registration.urn === urn);
    return found !== undefined && [...found.dependencies, found.parent].some(visit);
  };
  return visit(later);
}

describe("the data layer", () => {
  let prod: Observed;
  let dev: Observed;
  let environment: Environment;
  before(async () => {
    environment = await loadEnvironment("prod");
    prod = await build(environment);
    dev = await build(await loadEnvironment("dev"));
  });

  it("is accepted, and hands over every field of its contract", () => {
    for (const seen of [prod, dev]) {
      assert.deepEqual([seen.errors, seen.refusals], [[], []]);
      assert.deepEqual(Object.keys(seen.outputs).sort(), contractFields(data.contract).sort());
      assert.equal(data.contract.outputs.safeParse(seen.outputs).error, undefined);
    }
  });

  it("creates nothing of a service that is absent", async () => {
    const absent = { kind: "absent" } as const;
    const none = { postgresql: absent, redis: absent, rabbitmq: absent, timescaledb: absent, kafka: absent };
    const nothing = await observe(
      () => data.build({ ...contextOf(environment), settings: { ...environment, data: none } }),
      { accountId: environment.aws.accountId },
    );
    assert.deepEqual([nothing.errors, nothing.refusals], [[], []]);
    assert.deepEqual(nothing.all(STATEFUL_SET), []);
    assert.deepEqual(nothing.all(INSTANCE), []);
    const keys = nothing.all("aws:kms/key:Key").filter(({ name }) => name.startsWith("data-"));
    assert.deepEqual(keys, []);
    assert.deepEqual(nothing.outputs["endpoints"], {});
  });

  it("lets the database start after its log, its way in and the role that watches it", () => {
    const { urn } = prod.get(INSTANCE);
    for (const [type, name] of [
      ["aws:cloudwatch/logGroup:LogGroup", "data-postgresql-log-group"],
      ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "data-postgresql-monitoring-policy"],
      ["aws:rds/parameterGroup:ParameterGroup", "data-postgresql-parameters-postgres17"],
      ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "data-postgresql-from-pods-tcp-5432"],
    ] as const) {
      assert.ok(waitsFor(prod, urn, prod.get(type, name).urn), name);
    }
  });

  it("keeps what holds data when a stack is destroyed by mistake, in production only", async () => {
    const kinds = [INSTANCE, "aws:elasticache/replicationGroup:ReplicationGroup"];
    for (const type of kinds) assert.equal(prod.get(type).options.protect, true, type);
    const staging = await build(await loadEnvironment("staging"));
    for (const type of kinds) assert.notEqual(staging.get(type).options.protect, true, type);
  });

  it("copies backups with a key of the second region, which is called there", () => {
    const copies = prod.get(
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    );
    assert.match(String(copies.inputs["kmsKeyId"]), /^arn:aws:kms:us-west-2:/);
    assert.match(String(copies.inputs["sourceDbInstanceArn"]), /^arn:aws:rds:us-east-1:/);
    assert.equal(copies.inputs["retentionPeriod"], 35);
  });

  it("starts pods in the cluster after their secret, their files and their network policy", () => {
    const sets = dev.all(STATEFUL_SET);
    assert.deepEqual(sets.map(({ name }) => name).sort(), [
      "data-postgresql-stateful-set",
      "data-redis-stateful-set",
    ]);
    for (const { urn, name } of sets) {
      const service = name.split("-")[1];
      for (const [type, other] of [
        ["kubernetes:external-secrets.io/v1:ExternalSecret", `data-${service}-credentials`],
        ["kubernetes:core/v1:ConfigMap", `data-${service}-files`],
        ["kubernetes:networking.k8s.io/v1:NetworkPolicy", `data-${service}-network-policy`],
      ] as const) {
        assert.ok(waitsFor(dev, urn, dev.get(type, other).urn), `${name} after ${other}`);
      }
    }
  });

  it("says what is missing where the environment has no namespace for data", async () => {
    const { data: _data, ...namespaces } = environment.namespaces;
    const seen = await build({ ...environment, namespaces });
    assert.match(seen.errors.map(String).join("\n"), /namespaces\.data: missing/);
  });
});
