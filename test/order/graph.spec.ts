/** Proves what the graph takes for an order, on plans of a few resources. */
import assert from "node:assert/strict";
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { orderOf } from "./graph.ts";

const resource = (urn: string, more: Partial<PlannedResource> = {}): PlannedResource => ({
  urn,
  type: "test:index:Thing",
  name: urn,
  layer: "one",
  parent: null,
  component: null,
  inputs: {},
  dependsOn: [],
  ...more,
});

function order(resources: readonly PlannedResource[], topology: PlanRecord["topology"] = "single") {
  const layers = ["one", "two"].map((name) => ({ name, upstream: [], resources: 0 }));
  return orderOf({ resources: [...resources], layers, topology } as unknown as PlanRecord);
}

describe("the order of a plan", () => {
  it("follows dependencies of dependencies, one way only", () => {
    const { isAfter } = order([
      resource("a"),
      resource("b", { dependsOn: ["a"] }),
      resource("c", { dependsOn: ["b"] }),
    ]);
    assert.ok(isAfter("c", "a"));
    assert.ok(!isAfter("a", "c"));
  });

  it("lets a child wait for what its parent waits for", () => {
    const { isAfter } = order([
      resource("a"),
      resource("parent", { dependsOn: ["a"] }),
      resource("child", { parent: "parent" }),
    ]);
    assert.ok(isAfter("child", "a"));
  });

  it("does not let one child of a component wait for the other", () => {
    const { isAfter } = order([
      resource("parent"),
      resource("a", { parent: "parent" }),
      resource("b", { parent: "parent" }),
    ]);
    assert.ok(!isAfter("b", "a"));
  });

  it("takes waiting for a component for no more than that, unless another process makes its children", () => {
    const plan = (type: string) => [
      resource("parent", { type }),
      resource("child", { parent: "parent" }),
      resource("grandchild", { parent: "child" }),
      resource("later", { dependsOn: ["parent"] }),
    ];
    assert.ok(!order(plan("drydock:network:Network")).isAfter("later", "grandchild"));
    assert.ok(order(plan("awsx:ec2:Vpc")).isAfter("later", "grandchild"));
  });

  it("orders layers where they are stacks of their own, and only there", () => {
    const plan = [resource("a"), resource("b", { layer: "two" })];
    assert.ok(order(plan, "layered").isAfter("b", "a"));
    assert.ok(!order(plan, "layered").isAfter("a", "b"));
    assert.ok(!order(plan, "single").isAfter("b", "a"));
  });
});
