/** Proves that in one stack everything of a layer waits for everything of the layer before, whatever it reads of it. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "@drydock/simulator/testing";
import { LayerSequence } from "./layer-sequence.ts";
import { runPlatform, runStack } from "./run-stack.ts";
import { alpha, beta, environment } from "./testing.ts";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

/** A component with one child, as a layer is. */
class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Group", name);
    new Thing(`${name}-child`, { parent: this });
    this.registerOutputs({});
  }
}

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? "";

/** What each resource waits for by name, its parent not among it. */
async function dependencies(program: () => unknown): Promise<Record<string, string[]>> {
  const { registrations, errors } = await observe(program, { project: "drydock", stack: "dev" });
  assert.deepEqual(errors, []);
  return Object.fromEntries(registrations.map((one) => [one.name, one.dependencies.map(nameOf).sort()]));
}

describe("a sequence of layers", () => {
  it("lets the components of a layer wait for all that the layer before made", async () => {
    const waits = await dependencies(() => {
      const sequence = new LayerSequence();
      for (const layer of ["first", "second", "third"]) {
        sequence.startNext();
        new Group(layer);
        new Thing(`${layer}-alone`);
      }
    });
    assert.deepEqual(waits["first"], []);
    assert.deepEqual(waits["second"], ["first-alone", "first-child"]);
    assert.deepEqual(waits["second-alone"], ["first-alone", "first-child"]);
    assert.deepEqual(waits["third"], ["second-alone", "second-child"]);
  });

  it("skips a layer that made nothing", async () => {
    const waits = await dependencies(() => {
      const sequence = new LayerSequence();
      new Thing("first");
      sequence.startNext();
      sequence.startNext();
      new Thing("third");
    });
    assert.deepEqual(waits["third"], ["first"]);
  });

  it("keeps what a resource waits for already", async () => {
    const waits = await dependencies(() => {
      const sequence = new LayerSequence();
      new Thing("first");
      sequence.startNext();
      const one = new Thing("one");
      new Thing("two", { dependsOn: [one] });
    });
    assert.deepEqual(waits["two"], ["first", "one"]);
  });

  it("is kept by the program of all layers, and leaves a layer of its own alone", async () => {
    const [single, layered] = [await environment("single"), await environment("layered")];
    const together = await dependencies(() => runPlatform([alpha, beta], { environment: single }));
    assert.ok(together["beta-thing"]?.includes("alpha-thing"));
    assert.deepEqual(together["alpha-thing"], []);
    const { registrations } = await observe(() => runStack(alpha, { environment: layered }), {
      project: "drydock-alpha",
      stack: "dev",
    });
    assert.deepEqual(registrations.find(({ name }) => name === "alpha-thing")?.dependencies, []);
  });
});
