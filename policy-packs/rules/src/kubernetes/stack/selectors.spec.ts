// Proves that selectors fit as Kubernetes fits them, whatever labels there are besides.
import assert from "node:assert/strict";
import fc from "fast-check";
import { isEmptySelector, selects } from "./selectors.ts";

const labels = { app: "web", tier: "front" };
const expression = (operator: string, key: string, ...values: string[]): unknown => ({
  matchExpressions: [{ key, operator, values }],
});

const CASES: readonly [selector: unknown, fits: boolean][] = [
  [{}, true],
  [undefined, false],
  ["app=web", false],
  [{ matchLabels: { app: "web" } }, true],
  [{ matchLabels: { "k8s:app": "web" } }, true],
  [{ matchLabels: { app: "web", tier: "back" } }, false],
  [expression("In", "tier", "back", "front"), true],
  [expression("In", "zone", "a"), false],
  [expression("NotIn", "tier", "front"), false],
  [expression("NotIn", "zone", "a"), true],
  [expression("Exists", "tier"), true],
  [expression("DoesNotExist", "tier"), false],
  [expression("Near", "tier"), false],
  [{ matchLabels: { app: "web" }, matchExpressions: [{ key: "zone", operator: "Exists" }] }, false],
];

describe("selectors", () => {
  for (const [selector, fits] of CASES) {
    it(`${JSON.stringify(selector)} ${fits ? "fits" : "does not fit"}`, () => {
      assert.equal(selects(selector, labels), fits);
    });
  }

  it("of labels fit whatever carries them", () => {
    const some = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.stringMatching(/^[a-z]{0,3}$/));
    fc.assert(
      fc.property(some, some, (wanted, more) => {
        assert.ok(selects({ matchLabels: wanted }, { ...more, ...wanted }));
      }),
    );
  });

  it("are empty without conditions only", () => {
    assert.deepEqual([{}, { matchLabels: {} }, { matchLabels: { a: "b" } }, undefined].map(isEmptySelector), [
      true,
      true,
      false,
      false,
    ]);
  });
});
