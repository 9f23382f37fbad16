/** Proves the checks of capacity: a plan that has room, one that has not, and the exact message. */
import assert from "node:assert/strict";
import { addon } from "../platform/testing/plan.ts";
import { release } from "../kubernetes/testing/plan.ts";
import { platformOf } from "../platform/platform.ts";
import { said } from "../platform/testing/plan.ts";
import { autoscalerPending, pendingAtMaximum, zoneLoss } from "./checks.ts";
import { AUTOSCALER, capacity, group, workload, ZONES } from "./testing.ts";

describe("capacity/Pending", () => {
  it("passes where all pods find a node, and where the plan has no pools", () => {
    assert.deepEqual(
      said(pendingAtMaximum, [...ZONES, AUTOSCALER, group("web", [2, 4]), workload("shop/api", 11)]),
      [],
    );
    assert.deepEqual(said(pendingAtMaximum, [workload("shop/api", 100)]), []);
  });

  it("fails with the number and the reason, and leads to the pool's line", () => {
    const plan = [...ZONES, AUTOSCALER, group("web", [2, 4]), workload("shop/api", 14)];
    assert.deepEqual(said(pendingAtMaximum, plan), [
      "fail 2 pods of 14 of Deployment shop/api find no node: nodes are 4 of web: 4 without 1 CPU free",
    ]);
    const [found] = pendingAtMaximum.find(platformOf({ resources: plan }));
    assert.equal(found?.environmentPath, "nodePools.web.maxSize");
  });
});

describe("capacity/AutoscalerPending", () => {
  const plan = (cpu: string): Parameters<typeof said>[1] => [
    ...ZONES,
    group("system", [1, 4]),
    release("cluster-autoscaler", "cluster-autoscaler", "kube-system", { resources: { requests: { cpu } } }),
  ];

  it("passes where it runs on what is there, or one of several does", () => {
    assert.deepEqual(said(autoscalerPending, plan("3")), []);
    const two = release("karpenter", "karpenter", "kube-system", {
      controller: { resources: { requests: { cpu: "3" } } },
    });
    assert.deepEqual(said(autoscalerPending, [...ZONES, group("system", [1, 4]), two]), []);
  });

  it("fails where it waits for a node that only it would add", () => {
    assert.deepEqual(said(autoscalerPending, plan("3900m")), [
      "fail chart cluster-autoscaler: Deployment kube-system/cluster-autoscaler finds no node at the start: it asks for 3900m CPU and 0Mi memory, more than a node of system has beside its DaemonSets",
    ]);
    assert.deepEqual(said(autoscalerPending, [...ZONES, group("system", [0, 4]), addon("coredns")]), [
      "fail add-on coredns: Deployment kube-system/coredns finds no node at the start: system has no node at the minimum",
    ]);
  });
});

describe("capacity/ZoneLoss", () => {
  const plan = (maximum: number): Parameters<typeof said>[1] => [
    ...ZONES,
    AUTOSCALER,
    group("web", [2, maximum]),
    workload("shop/api", 3, { affinity: { podAntiAffinity: {} }, nodeSelector: {} }),
    workload("shop/pinned", 1, { nodeSelector: { "topology.kubernetes.io/zone": "zone-a" } }),
  ];

  it("warns of what only the lost zone could run", () => {
    assert.deepEqual(said(zoneLoss, plan(4)), [
      "warn Deployment shop/pinned has pods without a node when zone-a fails: nodes are 2 of web: 2 in another zone",
    ]);
  });

  it("passes where the other zone takes all", () => {
    assert.deepEqual(
      said(zoneLoss, [...ZONES, AUTOSCALER, group("web", [2, 4]), workload("shop/api", 4)]),
      [],
    );
  });
});

describe("capacity of a plan", () => {
  it("says what pools must grow by at the start, and which charts it does not know", () => {
    const { atMinimum, leavesOut } = capacity([
      ...ZONES,
      AUTOSCALER,
      group("web", [1, 4]),
      workload("shop/api", 5),
      release("somebody-elses", "own", "shop"),
    ]);
    assert.deepEqual(
      atMinimum.map(({ workload: one, count, reason }) => `${one} ${count}: ${reason}`),
      ["Deployment shop/api 2: nodes are 1 of web: 1 without 1 CPU free"],
    );
    assert.equal(leavesOut.at(-1), "Pods of chart somebody-elses are not known.");
  });
});
