// Proves that a pool larger than the guardrails allow, or of no known size, is a violation, and that none is where there is no limit.
import { judgingResource } from "../../../testing/judging.ts";
import assert from "node:assert/strict";
import { proveResourceRule } from "../../testing/prove.ts";
import { AUTO_SCALING_GROUP, EKS_NODE_GROUP } from "../../types.ts";
import { poolMaxSize } from "./pool-max-size.ts";

proveResourceRule(poolMaxSize, {
  settings: { maxPoolSize: 50 },
  passes: [
    ["scalingConfig.maxSize", "50"],
    ["scalingConfig.maxSize", 1],
  ],
  refuses: [
    ["scalingConfig.maxSize", 51, ["scalingConfig.maxSize: must be at most 50 (is 51)"]],
    ["scalingConfig.maxSize", "many", ['scalingConfig.maxSize: must be at most 50 (is "many")']],
    ["scalingConfig", undefined, ["scalingConfig.maxSize: must be at most 50 (is not set)"]],
  ],
  others: {
    [AUTO_SCALING_GROUP]: {
      compliant: { minSize: 1, maxSize: 5 },
      refuses: [["maxSize", 51, ["maxSize: must be at most 50 (is 51)"]]],
    },
  },
});

describe("pool-max-size without a limit", () => {
  it("says nothing", () => {
    assert.deepEqual(judgingResource(poolMaxSize, EKS_NODE_GROUP, { scalingConfig: { maxSize: 400 } }), []);
  });
});
