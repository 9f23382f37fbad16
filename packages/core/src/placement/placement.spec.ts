/** Proves that a controller tolerates and selects the pool that it prefers, and the system pool where that is missing. */
import assert from "node:assert/strict";
import { loadEnvironment } from "../environment/index.ts";
import { placementOn } from "./index.ts";

describe("placementOn", () => {
  it("is the preferred pool, with its taints", async () => {
    const { nodePools } = await loadEnvironment("prod");
    assert.deepEqual(placementOn(nodePools, "infrastructure"), {
      nodeSelector: { workload: "infrastructure", spot: "false" },
      tolerations: [{ key: "workload", operator: "Equal", value: "infrastructure", effect: "NoSchedule" }],
    });
  });

  it("is the system pool where the environment has no such pool", async () => {
    const { nodePools } = await loadEnvironment("dev");
    const system = {
      nodeSelector: { workload: "system", spot: "false" },
      tolerations: [{ key: "CriticalAddonsOnly", operator: "Exists" }],
    };
    assert.deepEqual(placementOn(nodePools, "infrastructure"), system);
    assert.deepEqual(placementOn(nodePools), system);
  });

  it("takes the first of several", async () => {
    const { nodePools } = await loadEnvironment("prod");
    assert.deepEqual(placementOn(nodePools, "ingress", "data", "infrastructure").nodeSelector, {
      workload: "data",
      spot: "false",
    });
  });

  it("needs a system pool", () => {
    assert.throws(() => placementOn({}, "infrastructure"), {
      message: "nodePools.system: missing; the cluster's controllers run on this pool",
    });
  });
});
