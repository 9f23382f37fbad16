/** Proves that versions that do not go together are found, and that those that do are not. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { release } from "../kubernetes/testing/plan.ts";
import { addon, cluster, nodeGroup, said } from "../platform/testing/plan.ts";
import {
  amiOfAnotherMinor,
  autoscalerOfAnotherMinor,
  minorOf,
  nodesOfAnotherMinor,
  proxyOfAnotherMinor,
} from "./checks.ts";

const nodes = (inputs: Record<string, unknown>): PlannedResource[] => [
  cluster(),
  nodeGroup("system", 3, [], inputs),
];

describe("versions", () => {
  it("reads the minor of releases, add-ons and tags", () => {
    assert.deepEqual(["1.35", "v1.35.3-eksbuild.29", "1.35.6-20260714", "latest", undefined].map(minorOf), [
      "1.35",
      "1.35",
      "1.35",
      undefined,
      undefined,
    ]);
  });

  it("NodeSkew: passes up to three minors behind", () => {
    for (const version of [undefined, "1.35", "1.34", "1.32"])
      assert.deepEqual(said(nodesOfAnotherMinor, nodes({ version })), []);
  });

  it("NodeSkew: fails ahead of the control plane, and four behind", () => {
    assert.deepEqual(said(nodesOfAnotherMinor, nodes({ version: "1.36" })), [
      "fail nodepools-system-node-group runs 1.36, which is newer than the cluster's 1.35",
    ]);
    assert.deepEqual(said(nodesOfAnotherMinor, nodes({ version: "1.31" })), [
      "fail nodepools-system-node-group runs 1.31, which is more than three minors older than the cluster's 1.35",
    ]);
  });

  it("AmiOfAnotherMinor: passes for the same minor, and fails for another", () => {
    assert.deepEqual(said(amiOfAnotherMinor, nodes({ releaseVersion: "1.35.6-20260714" })), []);
    assert.deepEqual(said(amiOfAnotherMinor, nodes({ releaseVersion: "1.34.9-20260714" })), [
      "fail nodepools-system-node-group runs 1.35 with an AMI release of 1.34",
    ]);
  });

  it("ProxySkew: passes for the same minor, and fails for a newer one", () => {
    const proxy = (addonVersion: string): PlannedResource[] => [
      cluster(),
      addon("kube-proxy", { addonVersion }),
    ];
    assert.deepEqual(said(proxyOfAnotherMinor, proxy("v1.35.3-eksbuild.29")), []);
    assert.deepEqual(said(proxyOfAnotherMinor, proxy("v1.36.0-eksbuild.1")), [
      "fail kube-proxy is of 1.36, which is newer than the cluster's 1.35",
    ]);
  });

  it("AutoscalerSkew: passes for the same minor, and warns of another", () => {
    const scaler = (tag: string): PlannedResource[] => [
      cluster(),
      release("cluster-autoscaler", "scaler", "kube-system", { image: { tag } }),
    ];
    assert.deepEqual(said(autoscalerOfAnotherMinor, scaler("v1.35.2")), []);
    assert.deepEqual(said(autoscalerOfAnotherMinor, scaler("v1.34.1")), [
      "warn Cluster Autoscaler is of 1.34, and the cluster of 1.35",
    ]);
  });
});
