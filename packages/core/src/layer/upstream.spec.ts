/** Proves the typed failure on upstream stacks that are missing or changed, and that nothing is registered before it. */
import assert from "node:assert/strict";
import { observe, type Observed } from "@drydock/simulator/testing";
import { RunError } from "@pulumi/pulumi/errors.js";
import { z } from "zod";
import { defineContract } from "../contracts/contract.ts";
import { defineLayer } from "./define-layer.ts";
import { ContractError, UserError } from "./errors.ts";
import { ALPHA_OUTPUTS, alphaContract, beta, environment, THING } from "./testing.ts";
import { runStack } from "./run-stack.ts";

const ALPHA = "organization/drydock-alpha/dev";
const GOOD = { ...ALPHA_OUTPUTS, contractVersion: 3 };
const { endpoint: _endpoint, ...withoutEndpoint } = GOOD;
const { contractVersion: _version, ...withoutVersion } = GOOD;
const REMEDY = "run: drydock up dev alpha";

async function runBeta(outputs?: Record<string, unknown>): Promise<Observed> {
  const layered = await environment("layered");
  return observe(() => runStack(beta, { environment: layered }), {
    project: "drydock-beta",
    stack: "dev",
    stacks: outputs ? { [ALPHA]: outputs } : {},
  });
}

/** The one error of the run, after a look at what was registered before it. */
function refusal({ errors, registrations }: Observed): ContractError {
  assert.deepEqual(
    registrations.map(({ type }) => type),
    ["pulumi:pulumi:Stack"],
    "nothing but the stack is registered before the failure",
  );
  assert.equal(errors.length, 1, errors.map(String).join("\n"));
  assert.ok(errors[0] instanceof ContractError);
  return errors[0];
}

describe("upstream stack", () => {
  it("that fulfils the contract lets the layer run", async () => {
    const ran = await runBeta(GOOD);
    assert.deepEqual(ran.errors, []);
    assert.deepEqual(
      ran.all(THING).map(({ name }) => name),
      ["beta-thing"],
    );
  });

  it("may export more than the contract, for a consumer that is newer than this one", async () => {
    const { errors } = await runBeta({ ...GOOD, later: "value" });
    assert.deepEqual(errors, []);
  });

  for (const [what, outputs, problems] of [
    ["misses an output", withoutEndpoint, ["missing endpoint"]],
    ["has renamed an output", { ...withoutEndpoint, url: "https://alpha" }, ["missing endpoint"]],
    ["has emptied an output", { ...GOOD, endpoint: null }, ["missing endpoint"]],
    [
      "holds another type",
      { ...GOOD, endpoint: 7 },
      ["endpoint has another type: invalid input: expected string, received number"],
    ],
    [
      "holds another type inside a list",
      { ...GOOD, zones: ["a", 7] },
      ["zones.1 has another type: invalid input: expected string, received number"],
    ],
    ["exports another version", { ...GOOD, contractVersion: 2 }, ["the stack exports v2"]],
    ["exports no version", withoutVersion, ["missing contractVersion"]],
    [
      "has several problems at once",
      { ...withoutEndpoint, zones: "a", contractVersion: 2 },
      [
        "the stack exports v2",
        "missing endpoint",
        "zones has another type: invalid input: expected array, received string",
      ],
    ],
    ["was destroyed", {}, ["the stack has no outputs: it was never deployed, or was destroyed"]],
    ["was never deployed", undefined, ["the stack was never deployed"]],
  ] as const) {
    it(`that ${what} stops the layer with what to run`, async () => {
      const error = refusal(await runBeta(outputs));
      assert.equal(error.message, `drydock-alpha/dev contract v3: ${problems.join("; ")}; ${REMEDY}`);
      assert.deepEqual(error.problems, problems);
    });
  }

  it("never has a secret's value in the message", async () => {
    const { message } = refusal(await runBeta({ ...GOOD, token: ["swordfish"] }));
    assert.match(message, /token has another type/);
    assert.doesNotMatch(message, /swordfish/);
  });

  it("is reported together with the other upstream stacks", async () => {
    const gamma = defineContract({ layer: "gamma", version: 1, outputs: { id: z.string() } });
    const layer = defineLayer({
      contract: defineContract({ layer: "delta", version: 1, outputs: {} }),
      upstream: { alpha: alphaContract, gamma },
      slices: [],
      build: () => ({}),
    });
    const layered = await environment("layered");
    const ran = await observe(() => runStack(layer, { environment: layered }), {
      project: "drydock-delta",
      stack: "dev",
      stacks: { [ALPHA]: withoutEndpoint },
    });
    assert.deepEqual(refusal(ran).message.split("\n"), [
      `drydock-alpha/dev contract v3: missing endpoint; ${REMEDY}`,
      "drydock-gamma/dev contract v1: the stack was never deployed; run: drydock up dev gamma",
    ]);
  });
});

describe("a failure that the user can mend", () => {
  it("is one whose stack trace Pulumi's program runner does not print", () => {
    assert.ok(RunError.isInstance(new UserError("message")));
    assert.ok(RunError.isInstance(new ContractError("message", [])));
  });
});
