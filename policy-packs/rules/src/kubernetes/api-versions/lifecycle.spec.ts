// Proves that the table is in order, and that minors are compared as numbers.
import assert from "node:assert/strict";
import fc from "fast-check";
import { lifecycleOf, LIFECYCLES, reached } from "./lifecycle.ts";

describe("lifecycles of API versions", () => {
  it("are there once for each version and kind, and end after they are deprecated", () => {
    const keys = LIFECYCLES.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => `${apiVersion} ${kind}`));
    assert.equal(new Set(keys).size, keys.length);
    for (const { apiVersion, kinds, deprecated, removed } of LIFECYCLES)
      assert.ok(removed === undefined || !reached(deprecated, removed), `${apiVersion} ${kinds.join(" ")}`);
  });

  it("never name as replacement what is deprecated earlier or at once", () => {
    for (const { kinds, deprecated, replacement = "" } of LIFECYCLES)
      for (const kind of kinds) {
        const next = lifecycleOf(replacement, kind);
        assert.ok(next === undefined || !reached(deprecated, next.deprecated), `${replacement} ${kind}`);
      }
  });

  it("compare minors as numbers", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (a, b) => {
        assert.equal(reached(`1.${a}`, `1.${b}`), a >= b);
      }),
    );
    assert.ok(reached("2.0", "1.40") && !reached("1.40", "2.0"));
  });
});
