// Proves that an object is found from the minor on that does not serve its version any more, and only that kind.
import assert from "node:assert/strict";
import { judgingObject } from "../../testing/judging.ts";
import { describeObjectRule } from "../../testing/objects.ts";
import { apiVersionServed } from "./api-version-served.ts";

const removed = (rest: string): string => `apiVersion: must be one that Kubernetes 1.35 serves (is ${rest})`;

describeObjectRule(apiVersionServed, {
  settings: { kubernetesVersion: "1.35" },
  passes: [
    [["apiVersion", "example.com/v1beta1"]],
    [
      ["apiVersion", "resource.k8s.io/v1beta1"],
      ["kind", "ResourceClaim"],
    ],
  ],
  fails: [
    [[["apiVersion", "policy/v1beta1"]], removed("policy/v1beta1, removed in 1.25: use policy/v1")],
    [
      [
        ["apiVersion", "policy/v1beta1"],
        ["kind", "PodSecurityPolicy"],
      ],
      removed("policy/v1beta1, removed in 1.25: nothing takes its place"),
    ],
    [
      [
        ["apiVersion", "storage.k8s.io/v1alpha1"],
        ["kind", "VolumeAttributesClass"],
      ],
      removed("storage.k8s.io/v1alpha1, removed in 1.35: use storage.k8s.io/v1"),
    ],
  ],
});

describe("api-version-served by minor", () => {
  it("turns with the minor that removes the version", () => {
    const schema = { apiVersion: "flowcontrol.apiserver.k8s.io/v1beta3", kind: "FlowSchema", metadata: {} };
    const at = (kubernetesVersion: string): number =>
      judgingObject(apiVersionServed, schema, { kubernetesVersion }).length;
    assert.deepEqual(["1.29", "1.31", "1.32", "1.40"].map(at), [0, 0, 1, 1]);
  });
});
