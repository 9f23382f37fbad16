/** Proves that what selects pods or Services selects some: yes, no, and not known where a chart brings the pods. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { addon, deployment, namespace, object, release, said } from "../testing/plan.ts";
import { worldOf } from "../world.ts";
import { monitorFindings } from "./monitors.ts";
import { ownTemplateFindings } from "./own-template.ts";
import { peerFindings } from "./peers.ts";
import { podSelectorFindings } from "./pod-selectors.ts";

const api = deployment("payments/api");
const service = (selector: object, targetPort: unknown = "http", name = "payments/api"): PlannedResource =>
  object("v1", "Service", name, {
    spec: { selector, ports: [{ name: "http", port: 80, targetPort }] },
    labels: { app: "api" },
  });
const budget = (matchLabels: object, name = "payments/api"): PlannedResource =>
  object("policy/v1", "PodDisruptionBudget", name, {
    spec: { selector: { matchLabels }, maxUnavailable: 1 },
  });

const pods = (...plan: readonly PlannedResource[]) => said(podSelectorFindings(worldOf(plan)));

describe("selectors of pods", () => {
  it("that select some pass", () => {
    const policy = object("networking.k8s.io/v1", "NetworkPolicy", "payments/api", {
      spec: { podSelector: { matchExpressions: [{ key: "app", operator: "In", values: ["api", "web"] }] } },
    });
    assert.deepEqual(pods(api, service({ app: "api" }), budget({ app: "api" }), policy), []);
  });

  it("that select nothing are findings, with the selector and the namespace", () => {
    assert.deepEqual(pods(api, service({ app: "apy" }), budget({ app: "api" }, "billing/api")), [
      "fail selectors/SelectsNothing Service payments/api spec.selector: app=apy selects no pods in namespace payments",
      "fail selectors/SelectsNothing PodDisruptionBudget billing/api spec.selector: app=api selects no pods in namespace billing",
    ]);
  });

  it("without requirements take what may come: default deny in an empty namespace passes", () => {
    const deny = object("networking.k8s.io/v1", "NetworkPolicy", "empty/deny", { spec: { podSelector: {} } });
    assert.deepEqual(pods(deny), []);
  });

  it("find the named port among the selected pods'", () => {
    assert.deepEqual(pods(api, service({ app: "api" }, "grpc")), [
      "fail selectors/NoSuchPort Service payments/api spec.ports[0].targetPort: no container of Deployment payments/api has a port named grpc",
    ]);
    assert.deepEqual(pods(api, service({ app: "api" }, 8080)), []);
  });

  it("know the pods that a chart labels as its values say", () => {
    const scanner = release("trivy-operator", "trivy", "scans", {
      trivyOperator: { scanJobPodTemplateLabels: "app=scan,team=security" },
    });
    const right = budget({ app: "scan", team: "security" }, "scans/a");
    assert.deepEqual(pods(scanner, right), []);
    assert.equal(pods(scanner, budget({ app: "scans" }, "scans/a")).length, 1);
    assert.equal(pods(release("trivy-operator", "trivy", "scans"), right).length, 1);
  });

  it("know the pods of charts, add-ons and operators by their documented labels", () => {
    const brought = [
      release("karpenter", "karpenter", "kube-system"),
      addon("coredns"),
      object("postgresql.cnpg.io/v1", "Cluster", "data/orders"),
    ];
    const right = [
      budget(
        { "app.kubernetes.io/name": "karpenter", "app.kubernetes.io/instance": "karpenter" },
        "kube-system/a",
      ),
      budget({ "k8s-app": "kube-dns" }, "kube-system/b"),
      budget({ "cnpg.io/cluster": "orders" }, "data/c"),
    ];
    assert.deepEqual(pods(...brought, ...right), []);
    assert.deepEqual(pods(...brought, budget({ "app.kubernetes.io/name": "karpentre" }, "kube-system/a")), [
      "warn selectors/NotKnown PodDisruptionBudget kube-system/a spec.selector: not known whether app.kubernetes.io/name=karpentre selects any pods in namespace kube-system: those of add-on coredns are not known to the plan",
    ]);
  });

  it("are not known where a chart's pods are not, neither pass nor fail", () => {
    const unheardOf = release("falco", "falco", "falco");
    assert.deepEqual(pods(unheardOf, budget({ app: "falco" }, "falco/falco")), [
      "warn selectors/NotKnown PodDisruptionBudget falco/falco spec.selector: not known whether app=falco selects any pods in namespace falco: those of chart falco are not known to the plan",
    ]);
  });

  it("of the mesh hold in all namespaces from its root, and in their own elsewhere", () => {
    const policy = (name: string): PlannedResource =>
      object("security.istio.io/v1", "AuthorizationPolicy", name, {
        spec: { selector: { matchLabels: { app: "api" } } },
      });
    assert.deepEqual(pods(api, policy("istio-system/all"), policy("payments/api")), []);
    assert.deepEqual(pods(api, policy("billing/api")), [
      "fail selectors/SelectsNothing AuthorizationPolicy billing/api spec.selector: app=api selects no pods in namespace billing",
    ]);
  });
});

describe("a workload's own selector", () => {
  const own = (...plan: readonly PlannedResource[]) => said(ownTemplateFindings(worldOf(plan).objects));

  it("selects its template's pods, and spread constraints count them", () => {
    const spread = [{ maxSkew: 1, topologyKey: "zone", labelSelector: { matchLabels: { app: "api" } } }];
    assert.deepEqual(own(deployment("payments/api", { topologySpreadConstraints: spread })), []);
  });

  it("that does not is a finding", () => {
    const spread = [{ maxSkew: 1, topologyKey: "zone", labelSelector: { matchLabels: { app: "apy" } } }];
    const wrong = deployment("payments/api", { topologySpreadConstraints: spread });
    const spec = { ...(wrong.inputs["spec"] as object), selector: { matchLabels: { app: "web" } } };
    assert.deepEqual(own({ ...wrong, inputs: { ...wrong.inputs, spec } }), [
      "fail selectors/OwnTemplate Deployment payments/api spec.selector: app=web does not select the pods of its own template, which have app=api",
      "fail selectors/OwnTemplate Deployment payments/api spec.template.spec.topologySpreadConstraints[0].labelSelector: app=apy does not select the pods that it should spread, which have app=api",
    ]);
  });
});

describe("peers of network policies", () => {
  const policy = (from: object): PlannedResource =>
    object("networking.k8s.io/v1", "NetworkPolicy", "payments/api", {
      spec: { podSelector: {}, ingress: [{ from: [from] }] },
    });
  const peers = (from: object) =>
    said(
      peerFindings(worldOf([api, namespace("payments"), namespace("web", { tier: "edge" }), policy(from)])),
    );

  it("that are there pass, address blocks too", () => {
    assert.deepEqual(peers({ podSelector: { matchLabels: { app: "api" } } }), []);
    assert.deepEqual(peers({ namespaceSelector: { matchLabels: { tier: "edge" } } }), []);
    assert.deepEqual(
      peers({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } }),
      [],
    );
    assert.deepEqual(peers({ ipBlock: { cidr: "10.0.0.0/8" } }), []);
  });

  it("that are not are warnings", () => {
    assert.deepEqual(peers({ podSelector: { matchLabels: { app: "web" } } }), [
      "warn selectors/PeerSelectsNothing NetworkPolicy payments/api spec.ingress[0].from[0]: app=web selects no pods in namespace payments",
    ]);
    assert.deepEqual(peers({ namespaceSelector: { matchLabels: { tier: "back" } } }), [
      "warn selectors/PeerSelectsNothing NetworkPolicy payments/api spec.ingress[0].from[0]: tier=back selects no namespace",
    ]);
  });
});

describe("monitors", () => {
  const monitor = (kind: "PodMonitor" | "ServiceMonitor", spec: object): PlannedResource =>
    object("monitoring.coreos.com/v1", kind, "payments/api", { spec });
  const monitors = (...plan: readonly PlannedResource[]) => said(monitorFindings(worldOf(plan)));
  const selector = { matchLabels: { app: "api" } };

  it("that find a Service, or pods, and their ports pass", () => {
    const services = monitor("ServiceMonitor", { selector, endpoints: [{ port: "http" }] });
    const direct = monitor("PodMonitor", { selector, podMetricsEndpoints: [{ port: "http" }] });
    assert.deepEqual(monitors(api, service({ app: "api" }), services, direct), []);
  });

  it("that find none, or no such port, are findings", () => {
    const elsewhere = { selector, namespaceSelector: { matchNames: ["billing"] }, endpoints: [] };
    assert.deepEqual(monitors(api, service({ app: "api" }), monitor("ServiceMonitor", elsewhere)), [
      "fail selectors/SelectsNothing ServiceMonitor payments/api spec.selector: app=api selects no Services in namespace billing",
    ]);
    const wrongPort = { selector, endpoints: [{ port: "metrics" }] };
    assert.deepEqual(monitors(api, service({ app: "api" }), monitor("ServiceMonitor", wrongPort)), [
      "fail selectors/NoSuchPort ServiceMonitor payments/api spec.endpoints[0].port: Service payments/api has no port named metrics",
    ]);
  });
});
