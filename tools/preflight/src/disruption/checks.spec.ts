/** Proves that drains that never end, updates of whole pools and data on spot nodes are found. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object, release } from "../kubernetes/testing/plan.ts";
import { nodeGroup, said } from "../platform/testing/plan.ts";
import { drainNeverEnds, stuckBudgets } from "./chart-budgets.ts";
import { claimsOnSpot, takenByUpdate, updateTakesAll } from "./pools.ts";

describe("disruption/DrainNeverEnds", () => {
  const chart = (values: object): PlannedResource[] => [
    release("cert-manager", "certs", "cert-manager", values),
  ];

  it("passes for budgets that let a pod go, that are off, or whose replicas are not written", () => {
    for (const values of [
      { replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } },
      { replicaCount: 1, podDisruptionBudget: { enabled: false, minAvailable: 1 } },
      { replicas: 4, podDisruptionBudget: { minAvailable: "75%" } },
      { podDisruptionBudget: { minAvailable: 1 } },
      { replicaCount: 1, podDisruptionBudget: { maxUnavailable: 1 } },
    ])
      assert.deepEqual(said(drainNeverEnds, chart(values)), []);
  });

  it("fails for those that let none go, wherever in the values", () => {
    const webhook = { replicaCount: 1, podDisruptionBudget: { enabled: true, minAvailable: 1 } };
    assert.deepEqual(said(drainNeverEnds, chart({ replicaCount: 2, webhook })), [
      "fail chart cert-manager (webhook) has a disruption budget that lets no pod go",
    ]);
    assert.deepEqual(stuckBudgets({ replicas: 3, podDisruptionBudget: { minAvailable: "70%" } }), [
      { path: "", problem: "minAvailable is 70% of 3 replicas" },
    ]);
    assert.deepEqual(stuckBudgets({ a: { b: { podDisruptionBudget: { maxUnavailable: "0%" } } } }), [
      { path: "a.b", problem: "maxUnavailable is 0" },
    ]);
  });
});

describe("disruption/UpdateTakesAll", () => {
  const pool = (desiredSize: number, updateConfig: object): PlannedResource[] => [
    nodeGroup("system", 9, [], { scalingConfig: { minSize: 1, desiredSize, maxSize: 9 }, updateConfig }),
  ];

  it("passes while nodes stay, and for a single node", () => {
    assert.deepEqual(said(updateTakesAll, pool(3, { maxUnavailable: 1 })), []);
    assert.deepEqual(said(updateTakesAll, pool(3, { maxUnavailablePercentage: 99 })), []);
    assert.deepEqual(said(updateTakesAll, pool(1, { maxUnavailable: 1 })), []);
  });

  it("fails where all nodes go together", () => {
    assert.deepEqual(said(updateTakesAll, pool(2, { maxUnavailable: 2 })), [
      "fail an update of system takes all its 2 nodes at once",
    ]);
    assert.deepEqual(said(updateTakesAll, pool(4, { maxUnavailablePercentage: 100 })), [
      "fail an update of system takes all its 4 nodes at once",
    ]);
  });

  it("rounds a percentage down, to one node at least", () => {
    const taken = (share: number, desiredSize: number): number =>
      takenByUpdate({
        inputs: { scalingConfig: { desiredSize }, updateConfig: { maxUnavailablePercentage: share } },
      }).taken;
    assert.deepEqual([taken(33, 5), taken(33, 2), taken(50, 4)], [1, 1, 2]);
  });
});

describe("disruption/ClaimsOnSpot", () => {
  const pools = [
    nodeGroup("spot", 3, [], { capacityType: "SPOT", labels: { spot: "true" } }),
    nodeGroup("data", 3, [], { labels: { spot: "false" } }),
  ];
  const database = (nodeSelector: object, claims: readonly object[]): PlannedResource =>
    object("apps/v1", "StatefulSet", "data/orders", {
      spec: {
        selector: { matchLabels: { app: "orders" } },
        template: {
          metadata: { labels: { app: "orders" } },
          spec: { containers: [{ name: "main" }], nodeSelector },
        },
        volumeClaimTemplates: claims,
      },
    });
  const claim = { metadata: { name: "data" } };

  it("passes for sets that stay off spot nodes, and for those without claims", () => {
    assert.deepEqual(said(claimsOnSpot, [...pools, database({ spot: "false" }, [claim])]), []);
    assert.deepEqual(said(claimsOnSpot, [...pools, database({}, [])]), []);
  });

  it("warns of a set with claims that a spot pool takes", () => {
    assert.deepEqual(said(claimsOnSpot, [...pools, database({}, [claim])]), [
      "warn StatefulSet data/orders keeps data on volumes and may run on spot nodes",
    ]);
  });
});
