// Proves which layer a resource of the single stack is counted to.
import assert from "node:assert/strict";
import type { Registration } from "@drydock/simulator/in-process";
import { owningLayer } from "./owning-layer.ts";

const STACK = "urn:pulumi:dev::drydock::pulumi:pulumi:Stack::drydock-dev";

function registration(name: string, parent: string = STACK, type = "t:index:T"): Registration {
  return {
    urn: `urn:pulumi:dev::drydock::${type}::${name}`,
    type,
    name,
    custom: true,
    parent,
    inputs: {},
    secretInputs: [],
    outputs: {},
    dependencies: [],
    options: {},
    refusals: [],
  };
}

describe("owningLayer", () => {
  const stack = {
    ...registration("drydock-dev", undefined, "pulumi:pulumi:Stack"),
    urn: STACK,
    parent: undefined,
  };
  const top = registration("network");
  const cases: [Registration, string | undefined][] = [
    [top, "network"],
    [registration("network-aws"), "network"],
    [registration("any-name", top.urn), "network"],
    [registration("app-canary-role"), "app-canary"],
    [registration("app-role"), "app"],
    [registration("applet"), undefined],
  ];
  const owner = owningLayer([stack, top, ...cases.map(([one]) => one)], ["network", "app", "app-canary"]);
  for (const [one, layer] of cases) {
    it(`counts ${one.name} to ${layer ?? "no layer"}`, () => assert.equal(owner(one), layer));
  }
});
