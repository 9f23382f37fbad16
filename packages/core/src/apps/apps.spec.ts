/** Proves what each profile makes of the agent platform, and which connections follow from the apps of an environment. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import { environmentSchema } from "../environment/schema.ts";
import { shippedText } from "../environment/testing/mutated.ts";
import { flowsOf, networkPolicyRules } from "../flows/index.ts";
import { AGENT, AGENT_REDIS, agentApps, appsOf, metricsPortOf } from "./index.ts";

const prod = environmentSchema.parse(parse(shippedText()));
const settings = prod.agentPlatform;
assert.ok(settings);

const profile = (
  name: "Default" | "HighThroughput" | "LowLatency",
  nodeSelector?: Record<string, string>,
) => {
  const apps = agentApps({ ...settings, profile: name, ...(nodeSelector ? { nodeSelector } : {}) });
  const [agent, redis] = [apps[AGENT], apps[AGENT_REDIS]];
  assert.ok(agent && redis);
  return { agent, redis };
};

describe("profiles of the agent platform", () => {
  const range = (name: Parameters<typeof profile>[0]) => {
    const { minReplicas, maxReplicas } = profile(name).agent.autoscaling?.horizontal ?? {};
    return [minReplicas, maxReplicas];
  };

  it("Default: 3 to 10 agents, and Redis on the default class", () => {
    const { agent, redis } = profile("Default");
    assert.deepEqual(range("Default"), [3, 10]);
    assert.deepEqual(agent.resources, {
      requests: { cpu: "500m", memory: "1Gi" },
      limits: { cpu: "2", memory: "2Gi" },
    });
    assert.equal(redis.claims?.[0]?.storageClassName, "standard-ssd");
    assert.equal(agent.scheduling?.antiAffinity?.host, "Preferred");
  });

  it("HighThroughput: 10 to 50 larger agents, and a larger Redis", () => {
    const { agent, redis } = profile("HighThroughput");
    assert.deepEqual(range("HighThroughput"), [10, 50]);
    assert.deepEqual(agent.resources.limits, { cpu: "4", memory: "4Gi" });
    assert.deepEqual(redis.resources.limits, { cpu: "2", memory: "2Gi" });
  });

  it("LowLatency: one agent a node, on chosen nodes, and Redis on fast volumes", () => {
    const { agent, redis } = profile("LowLatency", { workload: "compute" });
    assert.deepEqual(range("LowLatency"), [3, 10]);
    assert.deepEqual(agent.scheduling, {
      nodeSelector: { workload: "compute" },
      antiAffinity: { host: "Required" },
    });
    assert.deepEqual(redis.scheduling?.nodeSelector, { workload: "compute" });
    assert.equal(redis.claims?.[0]?.storageClassName, "fast-ssd");
  });

  it("no part of the platform has a secret in its variables or arguments", () => {
    for (const app of Object.values(agentApps(settings))) {
      assert.equal(app.secretEnv, undefined);
      assert.doesNotMatch(JSON.stringify([app.command, app.args, app.env]), /requirepass|\{\{/);
    }
  });
});

describe("flows of apps", () => {
  const map = flowsOf(prod);
  const ends = (name: string) =>
    map.flows
      .filter(({ from, to }) => from === name || to === name)
      .map(({ from, to, ports }) => `${from} ${to} ${ports.map(({ port }) => port).join()}`);

  it("are those of the block, metrics, and the API where the app has a token", () => {
    assert.deepEqual(ends("api-gateway"), [
      "frontend api-gateway 8080",
      "istio-ingressgateway api-gateway 8080",
      "api-gateway identity-service 8080",
      "prometheus api-gateway 9090",
    ]);
    assert.ok(ends("llm-agent-service").includes("llm-agent-service kube-api 443"));
    assert.ok(!ends("frontend").some((flow) => flow.includes("kube-api")));
  });

  it("let agents reach Redis and the gateway to the outside, and nobody else reach Redis", () => {
    assert.deepEqual(ends(AGENT_REDIS), ["agent agent-redis 6379", "prometheus agent-redis 9121"]);
    const targets = networkPolicyRules(map, AGENT).egress.map(({ ports }) => ports[0]?.port);
    assert.deepEqual(targets, [6379, 8443]);
  });

  it("know every app by its label and by its own identity", () => {
    for (const [name, app] of Object.entries(appsOf(prod))) {
      const peer = map.peers[name];
      assert.ok(peer?.kind === "pods", name);
      assert.deepEqual(peer.podLabels, { app: name });
      assert.equal(peer.serviceAccount, name === "frontend" ? "frontend-sa" : name);
      assert.ok(metricsPortOf(app) !== undefined, name);
    }
  });
});
