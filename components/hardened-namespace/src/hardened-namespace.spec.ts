/** Proves that a namespace has its Pod Security labels, and is closed before anything in it can start. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import * as k8s from "@pulumi/kubernetes";
import { HardenedNamespace, type HardenedNamespaceArgs } from "./index.ts";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

const build = async (args?: HardenedNamespaceArgs) => {
  const seen = await observe(() => {
    const { namespace } = new HardenedNamespace("team", args);
    new k8s.core.v1.ConfigMap("inside", { metadata: { namespace } });
    return { namespace };
  });
  return seen;
};

const meta = (inputs: Readonly<Record<string, unknown>>) =>
  inputs["metadata"] as { name: string; namespace: string; labels: Record<string, string> };

describe("HardenedNamespace", () => {
  it("is restricted, out of the mesh, and closed but for DNS by default", async () => {
    const seen = await build();
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const { name, labels } = meta(seen.get(NAMESPACE).inputs);
    assert.equal(name, "team");
    assert.deepEqual(labels, {
      name: "team",
      "istio-injection": "disabled",
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "latest",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/audit-version": "latest",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/warn-version": "latest",
    });
    const policies = seen.all(POLICY);
    assert.deepEqual(
      policies.map(({ inputs }) => [meta(inputs).namespace, meta(inputs).name, inputs["spec"]]),
      [
        ["team", "default-deny", { podSelector: {}, policyTypes: ["Ingress", "Egress"] }],
        [
          "team",
          "allow-dns",
          {
            podSelector: {},
            policyTypes: ["Egress"],
            egress: [
              {
                to: [
                  {
                    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                  },
                ],
                ports: [
                  { protocol: "UDP", port: 53 },
                  { protocol: "TCP", port: 53 },
                ],
              },
            ],
          },
        ],
      ],
    );
  });

  it("lets what is inside of it wait for its policies", async () => {
    const seen = await build({
      monitoring: { namespace: "observability", podLabels: { app: "prometheus" } },
    });
    const { dependencies } = seen.get("kubernetes:core/v1:ConfigMap");
    const policies = seen.all(POLICY);
    assert.equal(policies.length, 3);
    for (const { urn, name } of policies) assert.ok(dependencies.includes(urn), name);
  });

  it("opens the named metrics ports to those who scrape, and to nobody else", async () => {
    const podLabels = { "app.kubernetes.io/name": "prometheus" };
    const seen = await build({
      monitoring: { namespace: "observability", podLabels, ports: ["metrics", 15020] },
    });
    const { inputs } = seen.get(POLICY, "team-allow-monitoring");
    assert.deepEqual(inputs["spec"], {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "observability" } },
              podSelector: { matchLabels: podLabels },
            },
          ],
          ports: [
            { protocol: "TCP", port: "metrics" },
            { protocol: "TCP", port: 15020 },
          ],
        },
      ],
    });
  });

  it("takes a name, a level, a version, a mesh and labels", async () => {
    const seen = await build({
      namespace: "data",
      podSecurity: "baseline",
      podSecurityVersion: "v1.35",
      istioInjection: true,
      labels: { tier: "data" },
    });
    const { name, labels } = meta(seen.get(NAMESPACE).inputs);
    assert.equal(name, "data");
    assert.equal(labels["tier"], "data");
    assert.equal(labels["istio-injection"], "enabled");
    assert.equal(labels["pod-security.kubernetes.io/enforce"], "baseline");
    assert.equal(labels["pod-security.kubernetes.io/warn-version"], "v1.35");
  });

  it("refuses labels that would undo its own", async () => {
    const seen = await build({ labels: { "pod-security.kubernetes.io/enforce": "privileged", tier: "x" } });
    assert.equal(
      seen.errors[0]?.message,
      "namespace team: labels pod-security.kubernetes.io/enforce are set by the component; use its arguments",
    );
  });
});
