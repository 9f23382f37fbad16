// Proves that the limit holds for workloads and for what scales them, and that there is none where none is set.
import assert from "node:assert/strict";
import { judgingObject } from "../../testing/judging.ts";
import { describeObjectRule } from "../../testing/objects.ts";
import { maxReplicas } from "./max-replicas.ts";

const deployment = (replicas?: number): unknown => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { replicas },
});

describeObjectRule(maxReplicas, {
  settings: { maxReplicas: 50 },
  passes: [[["spec.maxReplicas", 50]]],
  fails: [[[["spec.maxReplicas", 51]], "spec.maxReplicas: must be 50 or less (is 51)"]],
  others: {
    "a deployment above": [deployment(100), "spec.replicas: must be 50 or less (is 100)"],
    "a deployment that does not say": [deployment()],
    "a scaled object above": [
      { apiVersion: "keda.sh/v1alpha1", kind: "ScaledObject", metadata: {}, spec: { maxReplicaCount: 60 } },
      "spec.maxReplicaCount: must be 50 or less (is 60)",
    ],
  },
});

describe("max-replicas without a limit", () => {
  it("allows any number", () => {
    assert.deepEqual(judgingObject(maxReplicas, deployment(100_000)), []);
  });
});
