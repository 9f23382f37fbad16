// Proves which resources and inputs count as changed between two plans.
import assert from "node:assert/strict";
import { changedInputs, comparePlans } from "./compare.ts";
import { sampleRecord } from "./testing/sample-record.ts";

describe("changedInputs", () => {
  const cases: [string, unknown, unknown, [string, unknown, unknown][]][] = [
    ["equal maps", { a: { b: 1 } }, { a: { b: 1 } }, []],
    ["a nested leaf", { a: { b: 1 } }, { a: { b: 2 } }, [["a.b", 1, 2]]],
    ["a new key", {}, { a: "x" }, [["a", undefined, "x"]]],
    ["a lost key", { a: "x" }, {}, [["a", "x", undefined]]],
    ["an item of a list", { a: [1, 2] }, { a: [1, 3] }, [["a[1]", 2, 3]]],
    ["a longer list, as a whole", { a: [1] }, { a: [1, 2] }, [["a", [1], [1, 2]]]],
    ["a map in place of a text", { a: "x" }, { a: { b: 1 } }, [["a", "x", { b: 1 }]]],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`reports ${what}`, () => {
      const changes = changedInputs(before, after).map(({ path, before: was, after: is }) => [path, was, is]);
      assert.deepEqual(changes, expected);
    });
  }
});

describe("comparePlans", () => {
  it("tells added, changed and removed resources apart", () => {
    const before = sampleRecord([
      { name: "kept", inputs: { size: 1 } },
      { name: "same", inputs: {} },
      { name: "gone", inputs: {} },
    ]);
    const after = sampleRecord([
      { name: "kept", inputs: { size: 2 } },
      { name: "same", inputs: {} },
      { name: "new", inputs: {} },
    ]);
    assert.deepEqual(
      comparePlans(before, after).map(({ name, change, inputs }) => [
        name,
        change,
        inputs.map(({ path }) => path),
      ]),
      [
        ["kept", "changed", ["size"]],
        ["new", "added", []],
        ["gone", "removed", []],
      ],
    );
  });
});
