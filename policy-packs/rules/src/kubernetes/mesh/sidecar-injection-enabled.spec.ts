// Proves that namespaces must be part of the mesh where there is one, in any of the three ways, and that nothing is asked where there is none.
import assert from "node:assert/strict";
import { judgingObject } from "../../testing/judging.ts";
import { describeObjectRule } from "../../testing/objects.ts";
import { sidecarInjectionEnabled } from "./sidecar-injection-enabled.ts";

const path = 'metadata.labels["istio-injection"]';
const namespace = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels: { "istio-injection": "disabled" } },
};

describeObjectRule(sidecarInjectionEnabled, {
  settings: { serviceMesh: true },
  passes: [
    [["metadata.labels", { "istio.io/rev": "stable" }]],
    [["metadata.labels", { "istio.io/dataplane-mode": "ambient" }]],
  ],
  fails: [
    [[["metadata.labels", undefined]], "metadata.labels.istio-injection: must be enabled (is not set)"],
    [[[path, "disabled"]], 'metadata.labels.istio-injection: must be enabled (is "disabled")'],
    [[[path, true]], "metadata.labels.istio-injection: must be enabled (is true)"],
  ],
});

describe("sidecar-injection-enabled without a mesh", () => {
  it("asks for nothing", () => {
    assert.deepEqual(judgingObject(sidecarInjectionEnabled, namespace), []);
  });

  it("asks those that the settings name", () => {
    const findings = (meshNamespaces: string[]) =>
      judgingObject(sidecarInjectionEnabled, namespace, { meshNamespaces }).length;
    assert.deepEqual([findings(["shop"]), findings(["other"])], [1, 0]);
  });
});
