/** Proves row APP-07 on the plan of prod: what the numbers of pods follow, how KEDA signs in, and that it gets there. */
import assert from "node:assert/strict";
import { type Inputs, type Planned, specOf } from "../support/apps.ts";
import { plannedResources } from "../support/plan.ts";

describe("requirements: scaling of apps by events", () => {
  let prod: Planned;
  before(async () => (prod = await plannedResources("prod")));

  it("APP-07: consumers 3 to 30 by lag, request rate and hours", () => {
    const scaled = specOf(prod, "keda.sh/v1alpha1:ScaledObject", "kafka-consumer", "scaled-object");
    assert.deepEqual([scaled["minReplicaCount"], scaled["maxReplicaCount"]], [3, 30]);
    const types = (scaled["triggers"] as Inputs[]).map(({ type }) => type as string);
    for (const type of ["kafka", "prometheus", "cron"]) assert.ok(types.includes(type), type);
  });

  it("APP-07: workers by the length of a Redis list, signed in by a secret, at the address of the data layer", () => {
    const scaled = specOf(prod, "keda.sh/v1alpha1:ScaledObject", "document-worker", "scaled-object");
    const [trigger] = scaled["triggers"] as Inputs[];
    assert.ok(trigger);
    assert.equal(trigger["type"], "redis");
    const { address, listName, listLength, enableTLS } = trigger["metadata"];
    assert.match(address as string, /^master\..*\.cache\.amazonaws\.com:6379$/);
    assert.deepEqual([listName, listLength, enableTLS], ["document-tasks", "20", "true"]);
    const signIn = specOf(
      prod,
      "keda.sh/v1alpha1:TriggerAuthentication",
      "document-worker",
      "trigger-authentication-tasks",
    );
    assert.deepEqual(
      (signIn["secretTargetRef"] as Inputs[]).map(({ parameter }) => parameter as string),
      ["username", "password"],
    );
  });

  it("APP-07: identity by the connections to PostgreSQL, of a secret's connection, and by CPU", () => {
    const scaled = specOf(prod, "keda.sh/v1alpha1:ScaledObject", "identity-service", "scaled-object");
    const [cpu, connections] = scaled["triggers"] as Inputs[];
    assert.deepEqual([cpu?.["type"], connections?.["type"]], ["cpu", "postgresql"]);
    assert.match(connections?.["metadata"].query as string, /pg_stat_activity/);
    assert.equal(connections?.["metadata"].targetQueryValue, "15");
    const signIn = specOf(
      prod,
      "keda.sh/v1alpha1:TriggerAuthentication",
      "identity-service",
      "trigger-authentication-connections",
    );
    assert.deepEqual(signIn["secretTargetRef"], [
      { parameter: "connection", name: "identity-service-database", key: "url" },
    ]);
  });

  it("APP-07: KEDA reaches what its triggers ask, and databases let it in", () => {
    const { egress } = prod
      .all("kubernetes:networking.k8s.io/v1:NetworkPolicy")
      .map(({ inputs }) => inputs as Inputs)
      .find(({ metadata }) => metadata.name === "keda-operator")?.["spec"] as Inputs;
    const ports = (egress as Inputs[]).flatMap(({ ports: some }) =>
      (some as Inputs[]).map(({ port }) => port as number),
    );
    for (const port of [5432, 6379, 9092, 9090]) assert.ok(ports.includes(port), String(port));
    const rules = prod
      .all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .filter(({ inputs }) => String((inputs as Inputs)["description"]).includes("keda-operator"));
    assert.deepEqual(
      rules.map(({ inputs }) => (inputs as Inputs)["fromPort"] as number).sort(),
      [5432, 6379],
    );
  });
});
