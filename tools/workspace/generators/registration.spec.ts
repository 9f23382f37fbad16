// Proves that registering a layer or a rule edits the file whatever its layout, and refuses a file that it does not know.
import assert from "node:assert/strict";
import { appendLayer, contractVariables, layerVariables } from "./layer/registration.ts";
import { pickRule } from "./rule/registration.ts";

const LAYERS = `/** Layers. */
import type { AnyLayer } from "@drydock/core/layer";
import { network } from "@drydock/network";
import { nodePools } from "@drydock/nodepools";

export const LAYERS: readonly AnyLayer[] = [network, nodePools];
`;

describe("registering a layer", () => {
  it("knows layers by package and variable", () => {
    assert.deepEqual(
      [...layerVariables(LAYERS)],
      [
        ["network", "network"],
        ["nodepools", "nodePools"],
      ],
    );
  });

  it("appends an import and an element", () => {
    assert.equal(
      appendLayer(LAYERS, "@drydock/data-lake", "dataLake"),
      LAYERS.replace(
        '"@drydock/nodepools";',
        '"@drydock/nodepools";\nimport { dataLake } from "@drydock/data-lake";',
      ).replace("nodePools]", "nodePools, dataLake]"),
    );
  });

  it("appends to a list over several lines with a trailing comma", () => {
    const tall = LAYERS.replace("[network, nodePools]", "[\n  network,\n  nodePools, // last\n]");
    assert.deepEqual(
      [...layerVariables(appendLayer(tall, "@drydock/mesh", "mesh")).keys()],
      ["network", "nodepools", "mesh"],
    );
  });

  it("refuses a file without the list", () => {
    assert.throws(() => appendLayer(`import { a } from "a";\nexport const OTHER = [a];\n`, "b", "b"), {
      message: "stacks/platform/layers.ts has no list LAYERS: register the layer by hand",
    });
  });

  it("finds the contract among what a file exports", () => {
    assert.deepEqual(
      contractVariables("const a = 1;\nexport const nodePoolsContract = defineContract({});\n"),
      ["nodePoolsContract"],
    );
  });
});

describe("registering a rule", () => {
  const pack = `import { evaluate, imds, type PickedRule } from "@drydock/rules";

export const HARDENING: readonly PickedRule[] = [{ rule: imds, level: "mandatory" }];
`;

  it("imports and picks it", () => {
    assert.equal(
      pickRule(pack, "bucketPrivate", "advisory"),
      `import { evaluate, imds, type PickedRule, bucketPrivate } from "@drydock/rules";

export const HARDENING: readonly PickedRule[] = [{ rule: imds, level: "mandatory" }, { rule: bucketPrivate, level: "advisory" }];
`,
    );
  });

  it("refuses a file that picks nothing", () => {
    assert.throws(() => pickRule("export const HARDENING = [];\n", "bucketPrivate", "advisory"), {
      message: /imports or picks no rule: add the rule by hand/,
    });
  });
});
