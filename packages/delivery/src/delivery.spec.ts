/** Proves the layer's contract, and that the controller starts behind its policy, restricted and spread. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { delivery } from "./index.ts";
import { rolloutsValues } from "./rollouts/values.ts";
import { contextOf } from "./testing.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

describe("the delivery layer", () => {
  let seen: Observed;
  before(async () => {
    const environment = await loadEnvironment("prod");
    seen = await observe(() => delivery.build(contextOf(environment)), {
      accountId: environment.aws.accountId,
    });
  });

  it("is accepted, and hands over every field of its contract", () => {
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    assert.deepEqual(Object.keys(seen.outputs), contractFields(delivery.contract));
    assert.deepEqual(seen.outputs, { rolloutsRelease: "argo-rollouts" });
  });

  it("starts the controller behind its own policy, in a closed and restricted namespace", () => {
    const release = seen.get(RELEASE);
    const policy = seen.get(NETWORK_POLICY, "delivery-argo-rollouts-network-policy-argo-rollouts");
    assert.ok(release.dependencies.includes(policy.urn));
    const { spec } = policy.inputs as Inputs;
    assert.deepEqual(spec.podSelector.matchLabels, {
      "app.kubernetes.io/name": "argo-rollouts",
      "app.kubernetes.io/instance": "argo-rollouts",
    });
    const ports = (rules: readonly Inputs[]) =>
      rules.flatMap((rule) => rule["ports"]).map(({ port }) => port);
    assert.deepEqual([ports(spec.ingress), ports(spec.egress)], [[8090], [443, 9090]]);
    const { metadata } = seen.get("kubernetes:core/v1:Namespace").inputs as Inputs;
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
    assert.ok(seen.get(NETWORK_POLICY, "delivery-argo-rollouts-default-deny"));
  });
});

describe("values of argo-rollouts", () => {
  const placement = {
    nodeSelector: { workload: "infrastructure" },
    tolerations: [{ key: "workload", operator: "Equal", value: "infrastructure", effect: "NoSchedule" }],
  } as const;
  const values = rolloutsValues({ placement, replicas: 2 }) as Inputs;

  it("survive a node: two replicas, spread, one of them away at a time", () => {
    const { controller } = values;
    assert.equal(controller.replicas, 2);
    assert.deepEqual(controller.pdb, { enabled: true, maxUnavailable: 1 });
    assert.deepEqual(
      (controller.topologySpreadConstraints as Inputs[]).map(({ topologyKey }) => topologyKey as string),
      ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
    );
    assert.deepEqual(
      [controller.nodeSelector, controller.tolerations],
      [placement.nodeSelector, placement.tolerations],
    );
  });

  it("give permissions for Istio's routes and no other router's, and keep definitions", () => {
    const { providers } = values["providerRBAC"];
    const on = Object.keys(providers).filter((one) => providers[one]);
    assert.deepEqual(on, ["istio"]);
    assert.ok(values["installCRDs"] && values["keepCRDs"]);
    assert.equal(values["dashboard"].enabled, false);
  });
});
