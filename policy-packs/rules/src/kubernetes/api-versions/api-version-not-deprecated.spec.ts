// Proves that a version is found while it is deprecated and still served, neither before nor after.
import assert from "node:assert/strict";
import { judgingObject } from "../../testing/judging.ts";
import { describeObjectRule } from "../../testing/objects.ts";
import { apiVersionNotDeprecated } from "./api-version-not-deprecated.ts";

const deprecated = (rest: string): string => `apiVersion: must not be deprecated (is ${rest})`;

describeObjectRule(apiVersionNotDeprecated, {
  settings: { kubernetesVersion: "1.35" },
  passes: [
    [
      ["apiVersion", "policy/v1beta1"],
      ["kind", "PodDisruptionBudget"],
    ],
  ],
  others: {
    "what has no end": [
      { apiVersion: "v1", kind: "Endpoints", metadata: {} },
      deprecated("v1 Endpoints, deprecated in 1.33: use discovery.k8s.io/v1 EndpointSlice"),
    ],
    "what has one": [
      { apiVersion: "resource.k8s.io/v1beta1", kind: "ResourceClaim", metadata: {} },
      deprecated(
        "resource.k8s.io/v1beta1 ResourceClaim, deprecated in 1.35, removed in 1.38: use resource.k8s.io/v1",
      ),
    ],
  },
});

describe("api-version-not-deprecated by minor", () => {
  it("turns with the minors that deprecate and remove the version", () => {
    const claim = { apiVersion: "resource.k8s.io/v1beta1", kind: "ResourceClaim", metadata: {} };
    const at = (kubernetesVersion: string): number =>
      judgingObject(apiVersionNotDeprecated, claim, { kubernetesVersion }).length;
    assert.deepEqual(["1.34", "1.35", "1.37", "1.38"].map(at), [0, 1, 1, 0]);
  });
});
