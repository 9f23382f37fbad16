// Proves that selectors without a match are found for each kind, and that what is out of sight gets the benefit of the doubt.
import assert from "node:assert/strict";
import type { KubernetesObject } from "../../rule.ts";
import { judgingStack, resource } from "../../testing/judging.ts";
import { describeObjectsRule } from "../../testing/objects.ts";
import { budget, deployment, networkPolicy, service } from "./examples.ts";
import { selectorSelects } from "./selector-selects.ts";

const wrong = { matchLabels: { app: "wbe" } };
const monitor = (kind: string, spec: object): unknown => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind,
  metadata: { name: "web", namespace: "shop" },
  spec,
});
const application = (spec: object): unknown => ({
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  metadata: { name: "shop", namespace: "argocd" },
  spec,
});
const of = (kind: string, field: string, what = "pod"): string =>
  `${kind}, spec.${field}: must select a ${what} (is {"app":"wbe"}, and none has these labels)`;

describeObjectsRule(selectorSelects, {
  cases: {
    "a disruption budget": [
      [deployment(), budget({ selector: wrong })],
      of("PodDisruptionBudget web", "selector"),
    ],
    "a network policy": [
      [deployment(), networkPolicy({ podSelector: wrong })],
      of("NetworkPolicy default-deny", "podSelector"),
    ],
    "a network policy for all pods": [[deployment(), networkPolicy({ podSelector: {} })]],
    "a monitor of pods": [
      [deployment(), monitor("PodMonitor", { selector: wrong })],
      of("PodMonitor web", "selector"),
    ],
    "a monitor of services": [
      [service(undefined), monitor("ServiceMonitor", { selector: wrong })],
      of("ServiceMonitor web", "selector", "service"),
    ],
    "a monitor of a service with these labels": [
      [service(undefined), monitor("ServiceMonitor", { selector: { matchLabels: { app: "web" } } })],
    ],
    "a monitor of services of all namespaces": [
      [service(undefined), monitor("ServiceMonitor", { selector: wrong, namespaceSelector: { any: true } })],
    ],
    "services without a selector, or for another name": [
      [deployment(), service(undefined), service({ app: "wbe" }, { type: "ExternalName" })],
    ],
    "a namespace without pods in sight": [[service({ app: "wbe" })]],
    "an application that brings more, nobody knows where to": [
      [deployment(), service({ app: "wbe" }), application({})],
    ],
    "an application that brings more to the same namespace": [
      [deployment(), service({ app: "wbe" }), application({ destination: { namespace: "shop" } })],
    ],
    "an application for a namespace whose name is made up later": [
      [deployment(), service({ app: "wbe" }), application({ destination: { namespace: "{{ .path }}" } })],
    ],
    "a slip beside an application of another namespace": [
      [deployment(), service({ app: "wbe" }), application({ destination: { namespace: "other" } })],
      of("Service web", "selector"),
    ],
  },
});

describe("selector-selects beside a release", () => {
  const objects = [deployment(), service({ app: "wbe" })].map((object) => ({
    object: object as KubernetesObject,
  }));
  const beside = (inputs: Record<string, unknown>): number =>
    judgingStack(selectorSelects, { objects, resources: [resource("kubernetes:helm.sh/v3:Release", inputs)] })
      .length;

  it("says nothing about the namespace that the release is in", () => {
    assert.deepEqual([{ namespace: "shop" }, {}, { namespace: "other" }].map(beside), [0, 0, 1]);
  });
});
