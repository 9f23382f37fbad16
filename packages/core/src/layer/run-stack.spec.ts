/** Proves that layers run alike in both topologies: settings, provider, contracts out, secrets marked on the way. */
import assert from "node:assert/strict";
import { observe, type Observed } from "@drydock/simulator/testing";
import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";
import { ALPHA_OUTPUTS, alpha, alphaReturning, beta, environment, THING } from "./testing.ts";
import { ContractError } from "./errors.ts";
import { runPlatform, runStack } from "./run-stack.ts";

const run = (
  project: string,
  program: () => Promise<unknown>,
  stacks: Record<string, Record<string, unknown>> = {},
): Promise<Observed> => observe(program, { project, stack: "dev", stacks });

const secret = (value: unknown): object => ({ [specialSigKey]: specialSecretSig, value });
const EXPORTED = { ...ALPHA_OUTPUTS, token: secret("swordfish"), contractVersion: 3 };

describe("a layer as its own stack", () => {
  it("exports exactly its contract and the contract's version, secrets marked", async () => {
    const layered = await environment("layered");
    const { errors, outputs } = await run("drydock-alpha", () => runStack(alpha, { environment: layered }));
    assert.deepEqual(errors, []);
    assert.deepEqual(outputs, EXPORTED);
  });

  it("reads its upstream from the other stack, and the secret stays one", async () => {
    const layered = await environment("layered");
    const { errors, registrations, outputs } = await run(
      "drydock-beta",
      () => runStack(beta, { environment: layered }),
      { "organization/drydock-alpha/dev": EXPORTED },
    );
    assert.deepEqual(errors, []);
    const thing = registrations.find(({ name }) => name === "beta-thing");
    assert.deepEqual(thing?.inputs, ALPHA_OUTPUTS);
    assert.deepEqual(thing.secretInputs, [["token"]]);
    assert.deepEqual(outputs, { reached: "https://alpha", contractVersion: 1 });
  });

  it("keeps as a secret what the contract calls one, though the other stack exported it in the clear", async () => {
    const layered = await environment("layered");
    const { registrations } = await run("drydock-beta", () => runStack(beta, { environment: layered }), {
      "organization/drydock-alpha/dev": { ...ALPHA_OUTPUTS, contractVersion: 3 },
    });
    assert.deepEqual(registrations.find(({ name }) => name === "beta-thing")?.secretInputs, [["token"]]);
  });

  it("gets the environment's account, region and ownership tags as its provider", async () => {
    const layered = await environment("layered");
    const { registrations } = await run("drydock-alpha", () => runStack(alpha, { environment: layered }));
    const provider = registrations.find(({ type }) => type === "pulumi:providers:aws");
    assert.equal(provider?.name, "alpha-aws");
    assert.equal(provider.inputs["region"], "us-east-1");
    assert.equal(provider.inputs["allowedAccountIds"], '["333333333333"]');
    assert.deepEqual(JSON.parse(provider.inputs["defaultTags"] as string), {
      tags: {
        environment: "dev",
        layer: "alpha",
        owner: "platform-engineering",
        "cost-centre": "platform",
        repository: "github.com/example/drydock",
      },
    });
  });
});

describe("all layers as one stack", () => {
  it("feeds each layer's contract to the next and exports each under the layer's name", async () => {
    const single = await environment("single");
    const { errors, registrations, outputs } = await run("drydock", () =>
      runPlatform([alpha, beta], { environment: single }),
    );
    assert.deepEqual(errors, []);
    const thing = registrations.find(({ name }) => name === "beta-thing");
    assert.deepEqual(thing?.inputs, ALPHA_OUTPUTS);
    assert.deepEqual(thing.secretInputs, [["token"]]);
    const { token, ...clear } = EXPORTED;
    assert.deepEqual(outputs["beta"], { reached: "https://alpha", contractVersion: 1 });
    assert.deepEqual(outputs["alpha"], { ...clear, token });
  });

  it("refuses a list in which a layer comes before its upstream, before it builds any", async () => {
    const single = await environment("single");
    const ran = await run("drydock", () => runPlatform([beta, alpha], { environment: single }));
    assert.deepEqual(ran.errors.map(String), ["Error: layer beta comes before its upstream alpha"]);
    assert.deepEqual(ran.all(THING), []);
  });

  it("refuses a list in which a layer comes twice", async () => {
    const single = await environment("single");
    const { errors } = await run("drydock", () => runPlatform([alpha, alpha], { environment: single }));
    assert.deepEqual(errors.map(String), ["Error: layer alpha comes twice"]);
  });
});

describe("a layer that breaks its own contract", () => {
  const { endpoint, ...rest } = ALPHA_OUTPUTS;
  for (const [what, outputs, expected] of [
    ["leaves out a field", rest, "missing endpoint"],
    ["renames a field", { ...rest, url: endpoint }, "missing endpoint; url is not in the contract"],
    ["adds a field", { ...ALPHA_OUTPUTS, extra: 1 }, "extra is not in the contract"],
    [
      "returns another type",
      { ...ALPHA_OUTPUTS, zones: "a" },
      "zones has another type: invalid input: expected array, received string",
    ],
  ] as const) {
    it(`and ${what} is named, as its own stack and in the single one`, async () => {
      const message = `layer alpha does not fulfil its contract v3: ${expected}`;
      const layer = alphaReturning(outputs);
      const layered = await environment("layered");
      const alone = await run("drydock-alpha", () => runStack(layer, { environment: layered }));
      assert.deepEqual(alone.errors.map(String), [`ContractError: ${message}`]);
      const single = await environment("single");
      const all = await run("drydock", () => runPlatform([layer, beta], { environment: single }));
      // A wrong type is found where the value is used, and the SDK then says for which input.
      const [error, ...others] = all.errors;
      assert.deepEqual(others, []);
      assert.ok(error instanceof ContractError && error.message.endsWith(message), String(error));
    });
  }
});
