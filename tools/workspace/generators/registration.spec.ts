// Proves that registering a layer or a rule edits the file whatever its layout, and refuses a file that it does not know.
import assert from "node:assert/strict";
import { appendLayer, contractVariables, layerVariables } from "./layer/registration.ts";
import { adviseOnly } from "./rule/registration.ts";

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
  it("adds it to an empty list, and after the last of a list", () => {
    assert.equal(
      adviseOnly("const ADVISORY: string[] = [];\n", "a-b"),
      'const ADVISORY: string[] = ["a-b"];\n',
    );
    assert.equal(
      adviseOnly('const ADVISORY = [\n  "a", // why\n];\n', "b"),
      'const ADVISORY = [\n  "a", "b", // why\n];\n',
    );
  });

  it("refuses a file without the list", () => {
    assert.throws(() => adviseOnly("export const OTHER = [];\n", "a"), {
      message: "policy-packs/hardening/src/levels.ts has no list ADVISORY: add the rule by hand",
    });
  });
});
