// Proves that budgets that stop every drain are found, in numbers and percentages, against the replicas that they are for.
import assert from "node:assert/strict";
import fc from "fast-check";
import { describeObjectsRule } from "../../testing/objects.ts";
import { disruptionBudgetSatisfiable, share } from "./disruption-budget-satisfiable.ts";
import { autoscaler, budget, deployment } from "./examples.ts";

const said = (value: string): string => `PodDisruptionBudget web, spec.${value}`;
const job = {
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "once", namespace: "shop" },
  spec: { template: { metadata: { labels: { app: "web" } }, spec: { containers: [] } } },
};

describeObjectsRule(disruptionBudgetSatisfiable, {
  cases: {
    "no unavailable pods": [
      [budget({ maxUnavailable: 0 })],
      said("maxUnavailable: must be 1 or more (is 0)"),
    ],
    "none as a percentage": [
      [budget({ maxUnavailable: "0%" })],
      said('maxUnavailable: must be 1 or more (is "0%")'),
    ],
    "a small percentage, which is one pod": [[deployment(), budget({ maxUnavailable: "1%" })]],
    "all as a percentage": [
      [budget({ minAvailable: "100%" })],
      said('minAvailable: must leave pods to evict (is "100%")'),
    ],
    "a percentage that rounds up to all": [
      [deployment(), budget({ minAvailable: "70%" })],
      said('minAvailable: must leave pods to evict (is "70%", of 3 replicas)'),
    ],
    "a percentage that leaves one": [[deployment(), budget({ minAvailable: "60%" })]],
    "the one replica of a workload": [
      [deployment({ replicas: 1 }), budget({ minAvailable: 1 })],
      said("minAvailable: must leave pods to evict (is 1, of 1 replicas)"),
    ],
    "the least that an autoscaler keeps": [
      [deployment(), autoscaler({ minReplicas: 2 }), budget({ minAvailable: 2 })],
      said("minAvailable: must leave pods to evict (is 2, of 2 replicas)"),
    ],
    "two workloads together": [
      [deployment(), deployment({}, undefined, {}, "more"), budget({ minAvailable: 3 })],
    ],
    "pods that nobody knows the number of": [[job, budget({ minAvailable: 3 })]],
    "a workload of other pods": [[deployment({}, { app: "db" }), budget({ minAvailable: 3 })]],
    "a workload that is switched off": [[deployment({ replicas: 0 }), budget({ minAvailable: 1 })]],
  },
});

describe("share", () => {
  it("of a percentage is never less than it says, nor a pod more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 500 }), (percent, pods) => {
        const least = (percent * pods) / 100;
        const needed = share(`${percent}%`, pods) ?? -1;
        assert.ok(needed >= least && needed < least + 1);
      }),
    );
  });

  it("knows numbers in both forms, and nothing else", () => {
    assert.deepEqual(
      [2, "2", "x", "1.5%", undefined].map((value) => share(value, 4)),
      [2, 2, undefined, undefined, undefined],
    );
  });
});
