/** Proves that no release of a shipped environment sets a key that its chart does not have. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { charts } from "@drydock/core/catalogue";
import { listEnvironments, loadEnvironment } from "@drydock/core/environment";
import { CHART_FACTS, chartDefaults, isValues, unknownKeys } from "../support/chart-keys.ts";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Facts that are not called as the catalogue calls the chart. */
const FOLDERS: Readonly<Record<string, string>> = { "vertical-pod-autoscaler": "vpa-fairwinds" };

/** Keys of charts that the facts do not have: those that we set, seen in the source that the catalogue names. */
const OWN_FACTS = join(import.meta.dirname, "facts");

/** Maps of a chart that take keys of the caller's beside the chart's own: flags, and objects of Kubernetes' API. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  // Configuration and clusters by name; and the chart of Redis that it brings, of which its defaults state a part.
  "argo-cd": ["configs.cm", "global.nodeSelector", "redis-ha"],
  "argo-rollouts": ["podSecurityContext"],
  "aws-load-balancer-controller": ["podSecurityContext", "securityContext"],
  // Beside maps of Kubernetes' API: keys that the file of defaults has in comments.
  "cert-manager": ["", "webhook.", "cainjector.", "startupapicheck."].flatMap((part) =>
    ["nodeSelector", "podDisruptionBudget", "serviceAccount"].map((key) => `${part}${key}`),
  ),
  "cluster-autoscaler": ["extraArgs"],
  gatekeeper: [
    ...["audit", "controllerManager", "crds", "postInstall"].map((part) => `${part}.nodeSelector`),
    ...["audit", "controllerManager"].map((part) => `${part}.resources.limits`),
  ],
  grafana: ["containerSecurityContext", "grafana.ini", "securityContext", "serviceMonitor"],
  karpenter: ["affinity", "nodeSelector"],
  // Mesh-wide configuration is Istio's API, of which the file of defaults states one field.
  istiod: ["meshConfig", "resources"],
  "istio-gateway": ["podAnnotations"],
  "kube-prometheus-stack": ["prometheus-node-exporter.containerSecurityContext"],
  keda: ["podSecurityContext.operator", "podSecurityContext.metricServer", "podSecurityContext.webhooks"],
  keycloakx: ["podSecurityContext", "securityContext"],
  opencost: ["opencost.exporter.resources.limits"],
  "fluent-bit": ["serviceMonitor"],
  // Loki's own configuration, of which the file of defaults states some fields.
  loki: ["loki.limits_config", "loki.storage"],
  "opentelemetry-collector": ["podDisruptionBudget"],
  promtail: ["podSecurityContext", "containerSecurityContext"],
  tempo: ["securityContext", "tempo.receivers", "tempo.storage.trace"],
  vault: ["server.readinessProbe"],
  "vertical-pod-autoscaler": ["recommender.extraArgs"],
};

/** Name in the catalogue of a release's chart. */
function catalogued(inputs: Readonly<Record<string, unknown>>): string {
  const chart = String(inputs["chart"]);
  const repository = isValues(inputs["repositoryOpts"]) ? inputs["repositoryOpts"]["repo"] : undefined;
  const found = Object.entries(charts()).find(([, entry]) =>
    repository === undefined
      ? chart === `${entry.repository}/${entry.chart}`
      : chart === entry.chart && repository === entry.repository,
  );
  assert.ok(found, `${chart} is not in the catalogue`);
  return found[0];
}

describe("unknownKeys", () => {
  const defaults = { replicas: 1, image: { tag: "" }, extra: {}, args: { v: "4" }, list: [1] };

  it("names each key that the chart does not have, with its path", () => {
    const values = { replica: 2, image: { tag: "1", digst: "x" }, replicas: 2 };
    assert.deepEqual(unknownKeys(values, defaults), ["replica", "image.digst"]);
  });

  it("takes any key where the chart has none, and where its own are examples", () => {
    assert.deepEqual(unknownKeys({ extra: { a: { b: 1 } }, list: [2] }, defaults), []);
    assert.deepEqual(unknownKeys({ args: { flag: true } }, defaults), ["args.flag"]);
    assert.deepEqual(unknownKeys({ args: { flag: true } }, defaults, ["args"]), []);
  });
});

/** Every key of a plan's releases that its chart does not have. */
function wrongKeys(plan: Planned): string[] {
  return plan.all(RELEASE).flatMap(({ name, inputs }) => {
    const chart = catalogued(inputs);
    const values = isValues(inputs["values"]) ? inputs["values"] : {};
    const folder = FOLDERS[chart] ?? chart;
    const known = existsSync(join(CHART_FACTS, folder)) ? CHART_FACTS : OWN_FACTS;
    const defaults = chartDefaults(folder, known);
    return unknownKeys(values, defaults, OPEN[chart]).map((path) => `${name}: ${path}`);
  });
}

if (existsSync(CHART_FACTS)) {
  describe("values of the shipped environments", function () {
    this.timeout(120_000);

    for (const environment of listEnvironments()) {
      it(`${environment}: every key is one of the chart's`, async () => {
        const plan = await plannedResources(environment);
        assert.ok(plan.all(RELEASE).length > 0);
        assert.deepEqual(wrongKeys(plan), []);
      });
    }

    for (const collector of ["FluentBit", "Promtail"] as const) {
      it(`dev with ${collector}: every key is one of the chart's`, async () => {
        const dev = await loadEnvironment("dev");
        const logs = { ...dev.observability.logs, collector };
        assert.deepEqual(
          wrongKeys(await planned({ ...dev, observability: { ...dev.observability, logs } })),
          [],
        );
      });
    }
  });
}
