/** Proves event-driven scaling trigger by trigger, network rules as they were declared, and that every selector meets the pods. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import { observe } from "@drydock/simulator/testing";
import * as pulumi from "@pulumi/pulumi";
import { block, pods, type Trigger } from "./index.ts";
import { triggerMetadata } from "./objects/event-driven.ts";
import {
  BUDGET,
  DEPLOYMENT,
  NETWORK_POLICY,
  SCALED_OBJECT,
  SERVICE,
  SERVICE_MONITOR,
  TRIGGER_AUTHENTICATION,
  VPA,
} from "./testing/tokens.ts";
import { agent, small, specOf, type Tree, workloads } from "./testing/workloads.ts";

const workload = workloads({ observe, findings: kubernetesFindings });

describe("event-driven scaling", () => {
  it("takes the address of a Redis that is known at the deployment only", async () => {
    const address = pulumi.output(Promise.resolve("cache.example.com:6379"));
    const metadata = triggerMetadata({
      type: "redis",
      name: "jobs",
      address,
      listName: "jobs",
      listLength: 5,
    });
    const resolved = await new Promise((done) => pulumi.output(metadata).apply(done));
    assert.deepEqual(resolved, {
      enableTLS: "true",
      address: "cache.example.com:6379",
      listName: "jobs",
      listLength: "5",
    });
  });

  const kafka: Trigger = {
    type: "kafka",
    name: "orders",
    bootstrapServers: "kafka:9092",
    consumerGroup: "orders",
    topic: "orders",
    lagThreshold: 100,
    sasl: "scram_sha512",
    authentication: {
      secretTargetRef: [{ parameter: "password", name: "kafka-credentials", key: "password" }],
    },
  };
  type External = Exclude<Trigger, { type: "cpu" | "memory" }>;
  const cases: [External, Record<string, string>][] = [
    [
      kafka,
      {
        allowIdleConsumers: "false",
        bootstrapServers: "kafka:9092",
        consumerGroup: "orders",
        topic: "orders",
        lagThreshold: "100",
        sasl: "scram_sha512",
      },
    ],
    [
      { type: "redis", name: "jobs", address: "redis:6379", listName: "jobs", listLength: 5 },
      { enableTLS: "true", address: "redis:6379", listName: "jobs", listLength: "5" },
    ],
    [
      {
        type: "prometheus",
        name: "rate",
        serverAddress: "http://prometheus:9090",
        query: "sum(rate(x[1m]))",
        threshold: 100,
      },
      {
        ignoreNullValues: "false",
        serverAddress: "http://prometheus:9090",
        query: "sum(rate(x[1m]))",
        threshold: "100",
      },
    ],
    [
      {
        type: "cron",
        name: "office",
        timezone: "Europe/Berlin",
        start: "0 8 * * *",
        end: "0 18 * * *",
        desiredReplicas: 10,
      },
      { timezone: "Europe/Berlin", start: "0 8 * * *", end: "0 18 * * *", desiredReplicas: "10" },
    ],
    [
      {
        type: "postgresql",
        name: "connections",
        query: "SELECT count(*) FROM pg_stat_activity",
        targetQueryValue: 50,
        server: { host: "db", port: 5432, userName: "keda", dbName: "app" },
      },
      {
        query: "SELECT count(*) FROM pg_stat_activity",
        targetQueryValue: "50",
        sslmode: "require",
        host: "db",
        port: "5432",
        userName: "keda",
        dbName: "app",
      },
    ],
    [
      { type: "rabbitmq", name: "tasks", queueName: "tasks", mode: "QueueLength", value: 10 },
      { queueName: "tasks", mode: "QueueLength", value: "10" },
    ],
  ];
  for (const [trigger, expected] of cases) {
    it(`gives KEDA's ${trigger.type} its parameters as text`, () =>
      assert.deepEqual(triggerMetadata(trigger), expected));
  }

  it("follows every trigger at once, with its secrets by reference", async () => {
    const triggers = [
      ...cases.map(([trigger]) => trigger),
      { type: "cpu", name: "cpu", utilization: 60 } as const,
    ];
    const seen = await workload("consumer", {
      ...small,
      service: "None",
      autoscaling: { eventDriven: { minReplicas: 3, maxReplicas: 30, triggers } },
    });
    const spec = specOf(seen, SCALED_OBJECT);
    assert.deepEqual([spec.minReplicaCount, spec.maxReplicaCount], [3, 30]);
    assert.deepEqual(spec.fallback, { failureThreshold: 3, replicas: 3 });
    assert.deepEqual(spec.scaleTargetRef, { apiVersion: "apps/v1", kind: "Deployment", name: "consumer" });
    assert.equal(spec.triggers.length, 7);
    assert.deepEqual(spec.triggers[0].authenticationRef, { name: "consumer-orders" });
    assert.deepEqual(spec.triggers[6], {
      type: "cpu",
      name: "cpu",
      metricType: "Utilization",
      metadata: { value: "60" },
    });
    const authentication = seen.get(TRIGGER_AUTHENTICATION);
    assert.equal((authentication.inputs["metadata"] as Tree).name, "consumer-orders");
    assert.deepEqual(authentication.inputs["spec"], {
      secretTargetRef: [{ parameter: "password", name: "kafka-credentials", key: "password" }],
    });
    assert.ok(seen.get(SCALED_OBJECT).dependencies.includes(authentication.urn));
    assert.deepEqual(seen.get(DEPLOYMENT).options.ignoreChanges, ["spec.replicas"]);
    assert.deepEqual(seen.all(SERVICE), []);
  });

  it("needs no fallback, and can have none, where CPU is all that counts", async () => {
    const seen = await workload("consumer", {
      ...small,
      autoscaling: {
        eventDriven: {
          minReplicas: 2,
          maxReplicas: 3,
          triggers: [{ type: "cpu", name: "cpu", utilization: 60 }],
        },
      },
    });
    assert.equal(specOf(seen, SCALED_OBJECT).fallback, undefined);
  });
});

describe("network rules", () => {
  it("open what is declared, the mesh's control plane and scraping, and nothing else", async () => {
    const seen = await workload("agent", {
      ...small,
      ports: [
        { name: "http", port: 8080 },
        { name: "metrics", port: 9090 },
      ],
      network: {
        ingress: [{ from: [pods({ app: "frontend" }, "web")], ports: [{ port: "http" }] }],
        egress: [
          { to: [pods({ app: "redis" })], ports: [{ port: 6379 }] },
          { to: [block("0.0.0.0/0", ["10.0.0.0/8"])], ports: [{ port: 443 }] },
        ],
        dns: false,
        meshControlPlane: "istio-system",
      },
    });
    const named = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
    const { ingress, egress } = specOf(seen, NETWORK_POLICY);
    assert.deepEqual(ingress, [
      {
        from: [{ namespaceSelector: named("web"), podSelector: { matchLabels: { app: "frontend" } } }],
        ports: [{ port: "http", protocol: "TCP" }],
      },
      {
        from: [
          {
            namespaceSelector: named("observability"),
            podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } },
          },
        ],
        ports: [
          { port: "metrics", protocol: "TCP" },
          { port: 15_020, protocol: "TCP" },
        ],
      },
    ]);
    assert.deepEqual(egress, [
      { to: [{ podSelector: { matchLabels: { app: "redis" } } }], ports: [{ port: 6379, protocol: "TCP" }] },
      {
        to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["10.0.0.0/8"] } }],
        ports: [{ port: 443, protocol: "TCP" }],
      },
      {
        to: [{ namespaceSelector: named("istio-system"), podSelector: { matchLabels: { app: "istiod" } } }],
        ports: [{ port: 15_012, protocol: "TCP" }],
      },
    ]);
  });
});

describe("selectors", () => {
  it("of every object meet the labels that the pods have", async () => {
    const seen = await workload("llm-agent-service", agent);
    const { template, selector } = specOf(seen, DEPLOYMENT);
    const serviceLabels = (seen.get(SERVICE).inputs["metadata"] as Tree).labels;
    const met = (wanted: object, labels: Record<string, string>) =>
      Object.entries(wanted).length > 0 &&
      Object.entries(wanted).every(([key, value]) => labels[key] === value);
    const { labels } = template.metadata;
    assert.ok(met(selector.matchLabels, labels));
    assert.ok(met(specOf(seen, SERVICE).selector, labels));
    assert.ok(met(specOf(seen, BUDGET).selector.matchLabels, labels));
    assert.ok(met(specOf(seen, NETWORK_POLICY).podSelector.matchLabels, labels));
    assert.ok(met(specOf(seen, SERVICE_MONITOR).selector.matchLabels, serviceLabels));
    assert.equal(specOf(seen, VPA).targetRef.name, (seen.get(DEPLOYMENT).inputs["metadata"] as Tree).name);
    assert.equal(selector.matchLabels.version, undefined);
  });
});
