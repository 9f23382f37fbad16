// Proves which stacks an environment has in both topologies, which can be chosen, and how they stand on each other.
import assert from "node:assert/strict";
import { LAYERS } from "@drydock/stack-platform/layers";
import { chosenSteps, reversed, stepsOf } from "./step.ts";
import { steps } from "./testing/fake-engine.ts";

const PROD = { environment: "prod", topology: "layered" } as const;
const DEV = { environment: "dev", topology: "single" } as const;

describe("steps of an environment", () => {
  it("are the layers, in their order, each in the folder of its project", () => {
    const all = stepsOf(PROD, LAYERS);
    assert.deepEqual(
      all.map(({ name }) => name),
      LAYERS.map(({ contract }) => contract.layer),
    );
    assert.deepEqual(
      all.find(({ name }) => name === "nodepools"),
      {
        name: "nodepools",
        project: "drydock-nodepools",
        folder: "stacks/nodepools",
        upstream: ["network", "cluster"],
      },
    );
  });

  it("are one where the environment is one stack", () => {
    assert.deepEqual(stepsOf(DEV, LAYERS), [
      { name: "platform", project: "drydock", folder: ".", upstream: [] },
    ]);
  });

  it("are chosen by name, and keep their order", () => {
    const chosen = chosenSteps(PROD, stepsOf(PROD, LAYERS), ["nodepools", "network"]);
    assert.deepEqual(
      chosen.map(({ name }) => name),
      ["network", "nodepools"],
    );
  });

  it("cannot be chosen where they are not there, or where there is one alone", () => {
    assert.throws(() => chosenSteps(PROD, steps({ network: [], cluster: ["network"] }), ["netwrk"]), {
      name: "StepError",
      message: "no layer netwrk; layers are: network, cluster",
    });
    assert.throws(() => chosenSteps(DEV, stepsOf(DEV, LAYERS), ["network"]), {
      name: "StepError",
      message: "environment dev is one stack (topology single): name no layer, or set topology: layered",
    });
  });

  it("are destroyed the other way round", () => {
    const order = reversed(steps({ network: [], cluster: ["network"], app: ["network", "cluster"] }));
    assert.deepEqual(
      order.map(({ name, upstream }) => [name, upstream]),
      [
        ["app", []],
        ["cluster", ["app"]],
        ["network", ["cluster", "app"]],
      ],
    );
  });
});
