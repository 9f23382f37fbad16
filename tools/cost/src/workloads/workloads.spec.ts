/** Proves what share of the nodes a workload's requests are: pods at each size, on each pool that takes them. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { deployment, estimate, nodeGroup, nodePool, object } from "../testing/plan.ts";

/** m5.xlarge: 4 CPUs, 16 GiB, 730 * 0.192 = 140.16 a month. */
const MEDIUM = nodeGroup("medium", [2, 3, 9], { instanceTypes: ["m5.xlarge"] });
/** The same on spot: 63.072 a month. */
const SPOT = nodeGroup("spot", [1, 1, 9], { instanceTypes: ["m5.xlarge"], capacityType: "SPOT" });

const shares = (...resources: readonly PlannedResource[]) =>
  estimate(resources).workloads.map(({ name, pools, monthlyUsd: { minimum, typical, maximum } }) => [
    `${name} on ${pools.join(" and ")}`,
    minimum,
    typical,
    maximum,
  ]);

const scaledTo = (kind: string, bounds: Record<string, unknown>) =>
  object(kind, "scaler", { spec: { scaleTargetRef: { kind: "Deployment", name: "api" }, ...bounds } });

describe("shares of workloads", () => {
  it("are half by CPU and half by memory: 2 pods of 1 of 4 CPUs and 8 of 16 GiB are 0.75 of a node", () => {
    assert.deepEqual(shares(MEDIUM, deployment("api", 2, { cpu: "1", memory: "8Gi" })), [
      ["Deployment team/api on medium", 105.12, 105.12, 105.12],
    ]);
  });

  it("lie between the cheapest and the dearest pool that takes the pods", () => {
    assert.deepEqual(shares(MEDIUM, SPOT, deployment("api", 1, { cpu: "4", memory: "16Gi" })), [
      ["Deployment team/api on medium and spot", 63.07, 101.62, 140.16],
    ]);
  });

  it("follow autoscalers from their minimum to their maximum", () => {
    const api = deployment("api", 2, { cpu: "4", memory: "16Gi" });
    const scaler = scaledTo("autoscaling/v2:HorizontalPodAutoscaler", { minReplicas: 1, maxReplicas: 5 });
    assert.deepEqual(shares(MEDIUM, api, scaler)[0]?.slice(1), [140.16, 280.32, 700.8]);
    const keda = scaledTo("keda.sh/v1alpha1:ScaledObject", { maxReplicaCount: 3 });
    assert.deepEqual(shares(MEDIUM, api, keda)[0]?.slice(1), [0, 280.32, 420.48]);
  });

  it("of a DaemonSet are one pod for every node", () => {
    const containers = [{ name: "main", resources: { requests: { cpu: "1", memory: "4Gi" } } }];
    const agent = object("apps/v1:DaemonSet", "agent", { spec: { template: { spec: { containers } } } });
    assert.deepEqual(shares(MEDIUM, agent), [["DaemonSet team/agent on medium", 70.08, 105.12, 315.36]]);
  });

  it("are on Karpenter's pools where those take the pods", () => {
    const pool = nodePool("elastic", "m5.xlarge", ["spot"], { cpu: "40" });
    const tolerations = [{ operator: "Exists" }];
    const nodeSelector = { "karpenter.sh/nodepool": "elastic" };
    const api = deployment("api", 1, { cpu: "4", memory: "16Gi" }, { tolerations, nodeSelector });
    assert.deepEqual(shares(MEDIUM, pool, api), [
      ["Deployment team/api on karpenter/elastic", 63.07, 63.07, 63.07],
    ]);
  });

  it("are not there for jobs, nor for pods that no pool takes", () => {
    const containers = [{ name: "main", resources: { requests: { cpu: "1" } } }];
    const job = object("batch/v1:Job", "once", { spec: { template: { spec: { containers } } } });
    const lost = deployment("lost", 1, { cpu: "1" }, { nodeSelector: { disk: "none-such" } });
    assert.deepEqual(shares(MEDIUM, job, lost), []);
  });
});
