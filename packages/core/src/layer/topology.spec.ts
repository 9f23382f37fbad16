/** Proves which project may deploy which environment, with the exact refusal of every other combination. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { TopologyError } from "./errors.ts";
import { alpha, beta, environment } from "./testing.ts";
import { runPlatform, runStack } from "./run-stack.ts";

const SINGLE = (project: string): string =>
  `environment dev has topology single, but project ${project} deploys one layer; run: drydock up dev, or set topology: layered`;
const LAYERED =
  "environment dev has topology layered, but project drydock deploys all layers as one stack; run: drydock up dev, or set topology: single";

describe("topology", () => {
  for (const [topology, program, project, expected] of [
    ["single", "platform", "drydock", undefined],
    ["single", "layer", "drydock-alpha", SINGLE("drydock-alpha")],
    ["single", "platform", "drydock-alpha", SINGLE("drydock-alpha")],
    ["single", "layer", "elsewhere", SINGLE("elsewhere")],
    ["layered", "layer", "drydock-alpha", undefined],
    ["layered", "platform", "drydock", LAYERED],
    [
      "layered",
      "layer",
      "drydock-beta",
      "layer alpha belongs to project drydock-alpha, but this is project drydock-beta",
    ],
    [
      "layered",
      "layer",
      "elsewhere",
      "layer alpha belongs to project drydock-alpha, but this is project elsewhere",
    ],
  ] as const) {
    it(`${topology}, ${program} program in project ${project}: ${expected ? "refused" : "accepted"}`, async () => {
      const settings = { environment: await environment(topology) };
      const { errors, registrations } = await observe(
        () => (program === "platform" ? runPlatform([alpha, beta], settings) : runStack(alpha, settings)),
        { project, stack: "dev" },
      );
      if (expected === undefined) {
        assert.deepEqual(errors, []);
        return;
      }
      assert.deepEqual(
        errors.map(({ message }) => message),
        [expected],
      );
      assert.ok(errors[0] instanceof TopologyError);
      assert.deepEqual(
        registrations.map(({ type }) => type),
        ["pulumi:pulumi:Stack"],
      );
    });
  }

  it("refuses an environment under another stack's name", async () => {
    const settings = { environment: await environment("single") };
    const { errors } = await observe(() => runPlatform([alpha], settings), {
      project: "drydock",
      stack: "prod",
    });
    assert.deepEqual(errors.map(String), [
      "TopologyError: stack prod was given environment dev; run: pulumi stack select dev",
    ]);
  });
});
