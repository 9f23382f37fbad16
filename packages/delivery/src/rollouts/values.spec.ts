/** Proves that the values of Argo Rollouts survive a node, and give permissions for Istio's routes alone. */
import assert from "node:assert/strict";
import { rolloutsValues } from "./values.ts";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

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
