/** Proves what Istio is told: its identity, injection that restricted namespaces admit, encryption, and where traces go. */
import assert from "node:assert/strict";
import { loadEnvironment, type MeshSettings } from "@drydock/core/environment";
import { cniValues } from "./cni-values.ts";
import { istioVersion } from "./images.ts";
import { istiodValues } from "./istiod-values.ts";
import { meshConfig, tracesProvider } from "./mesh-config.ts";

const placement = { nodeSelector: { workload: "infrastructure" }, tolerations: [] };
type Tree = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("istiodValues", () => {
  let settings: MeshSettings;
  const valuesOf = (change: Partial<MeshSettings> = {}): Tree =>
    istiodValues({ version: "1.30.3", settings: { ...settings, ...change }, placement });
  before(async () => {
    settings = (await loadEnvironment("prod")).mesh;
  });

  it("gives proxies what the restricted level asks for, and no init container with rights", () => {
    const { cni, global } = valuesOf();
    assert.deepEqual(cni, { enabled: true });
    assert.deepEqual(global.proxy.seccompProfile, { type: "RuntimeDefault" });
  });

  it("bounds disruption only where a second replica stays", () => {
    const budget = (change?: Partial<MeshSettings>) =>
      valuesOf(change)["global"].defaultPodDisruptionBudget.enabled as boolean;
    assert.equal(budget(), true);
    assert.equal(budget({ controlPlane: { ...settings.controlPlane, minReplicas: 1 } }), false);
  });

  it("installs one exact version, without a shell in it", () => {
    const { hub, tag, variant } = valuesOf()["global"];
    assert.deepEqual([hub, tag, variant], ["registry.istio.io/release", "1.30.3", "distroless"]);
    assert.throws(
      () =>
        istioVersion({
          chart: "istiod",
          version: "1.0.0",
          repository: "https://charts.example.com",
          crds: { from: "none" },
          source: "none",
          verified: true,
        }),
      /chart istiod: the versions catalogue gives no appVersion/,
    );
  });
});

describe("meshConfig", () => {
  const config = meshConfig({ tracing: { protocol: "Zipkin", samplingPercentage: 1 } });

  it("takes TLS 1.3 between proxies, and compares paths as applications read them", () => {
    assert.deepEqual(config.meshMTLS, { minProtocolVersion: "TLSV1_3" });
    assert.deepEqual(config.pathNormalization, { normalization: "DECODE_AND_MERGE_SLASHES" });
  });

  it("answers Ingresses with the ingress gateway", () => {
    assert.deepEqual(
      [config.ingressService, config.ingressSelector],
      ["istio-ingressgateway", "ingressgateway"],
    );
  });

  it("sends spans to the collector in either protocol", () => {
    const service = "otel-collector.observability.svc.cluster.local";
    assert.deepEqual(tracesProvider("Zipkin"), { zipkin: { service, port: 9411 } });
    assert.deepEqual(tracesProvider("OpenTelemetry"), { opentelemetry: { service, port: 4317 } });
  });
});

describe("cniValues", () => {
  it("comes after the cluster's own plugin, and mends pods without the right to delete them", () => {
    const { chained, repair } = cniValues("1.30.3") as Tree;
    assert.equal(chained, true);
    assert.deepEqual(repair, { enabled: true, repairPods: true, deletePods: false, labelPods: false });
  });
});
