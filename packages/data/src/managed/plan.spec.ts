/** Proves the rules of security groups that follow from flows, and the parameters of PostgreSQL. */
import assert from "node:assert/strict";
import { type FlowMap, tcp } from "@drydock/core/flows";
import { finalSnapshotName, ingressOf, POSTGRESQL_PARAMETERS, postgresqlFamily } from "./plan.ts";
import { monitoringTrust } from "./monitoring-role.ts";
import { cacheUserName, instanceName, logGroupName } from "./names.ts";

const pods = (name: string) => ({
  kind: "pods" as const,
  namespace: "application",
  podLabels: { app: name },
  serviceAccount: name,
  inMesh: true,
});
const managed = { kind: "managed" as const, cidrBlocks: ["10.0.10.0/24"] };

const MAP: FlowMap = {
  peers: {
    orders: pods("orders"),
    keycloak: pods("keycloak"),
    postgresql: managed,
    redis: managed,
    "identity-database": managed,
  },
  flows: [
    { from: "orders", to: "postgresql", ports: tcp(5432), why: "orders" },
    { from: "keycloak", to: "identity-database", ports: tcp(5432), why: "users" },
    { from: "orders", to: "redis", ports: tcp(6379), why: "carts" },
  ],
};

describe("ingressOf", () => {
  it("opens PostgreSQL once for the applications and for identity, and names both", () => {
    assert.deepEqual(ingressOf(MAP, "postgresql"), [
      { protocol: "tcp", port: 5432, description: "from orders, keycloak" },
    ]);
  });

  it("opens Redis for its own callers only", () => {
    assert.deepEqual(ingressOf(MAP, "redis"), [{ protocol: "tcp", port: 6379, description: "from orders" }]);
  });

  it("opens nothing that no flow asks for, and nothing of a service in the cluster", () => {
    assert.deepEqual(ingressOf({ ...MAP, flows: [] }, "postgresql"), []);
    assert.deepEqual(ingressOf({ ...MAP, peers: { ...MAP.peers, redis: pods("redis") } }, "redis"), []);
  });

  it("keeps descriptions to what EC2 takes", () => {
    const names = Array.from({ length: 60 }, (_, i) => `caller-${i}`);
    const map: FlowMap = {
      peers: { ...MAP.peers, ...Object.fromEntries(names.map((name) => [name, pods(name)])) },
      flows: [
        ...MAP.flows,
        ...names.map((from) => ({ from, to: "postgresql", ports: tcp(5432), why: "rows" })),
      ],
    };
    assert.equal(ingressOf(map, "postgresql")[0]?.description.length, 255);
  });
});

describe("PostgreSQL", () => {
  it("has parameters of its major version, of which the first refuses plain connections", () => {
    assert.equal(postgresqlFamily("17.6"), "postgres17");
    assert.deepEqual(POSTGRESQL_PARAMETERS[0], {
      name: "rds.force_ssl",
      value: "1",
      applyMethod: "immediate",
    });
  });

  it("has names that AWS takes, and the log that RDS writes to", () => {
    assert.equal(instanceName("prod"), "drydock-prod");
    assert.equal(logGroupName("prod"), "/aws/rds/instance/drydock-prod/postgresql");
    assert.equal(finalSnapshotName("drydock-prod"), "drydock-prod-final");
    assert.ok(cacheUserName("a".repeat(20)).length <= 40);
  });

  it("lends its monitoring role to RDS for this database only", () => {
    const { Statement } = JSON.parse(
      monitoringTrust({
        partition: "aws",
        region: "us-east-1",
        accountId: "111111111111",
        instance: "drydock-prod",
      }),
    ) as { Statement: { Principal: unknown; Condition: unknown }[] };
    assert.deepEqual(
      Statement.map(({ Principal, Condition }) => [Principal, Condition]),
      [
        [
          { Service: "monitoring.rds.amazonaws.com" },
          {
            StringEquals: {
              "aws:SourceAccount": "111111111111",
              "aws:SourceArn": "arn:aws:rds:us-east-1:111111111111:db:drydock-prod",
            },
          },
        ],
      ],
    );
  });
});
