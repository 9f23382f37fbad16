/** Proves the arithmetic of ranges: cents, shares, and sums whose order does not matter. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { cents, fixed, minus, NOTHING, perMille, plus, shareOf, sum, times } from "./range.ts";

const range = fc
  .tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }))
  .map(([minimum, typical, maximum]) => cents(times({ minimum, typical, maximum }, 0.01)));

describe("ranges", () => {
  const one = { minimum: 1, typical: 2, maximum: 4 };

  it("are added, taken away, multiplied and divided size by size", () => {
    assert.deepEqual(plus(one, fixed(1)), { minimum: 2, typical: 3, maximum: 5 });
    assert.deepEqual(minus(one, fixed(1)), { minimum: 0, typical: 1, maximum: 3 });
    assert.deepEqual(times(one, one), { minimum: 1, typical: 4, maximum: 16 });
    assert.deepEqual(shareOf(one, fixed(8)), { minimum: 0.125, typical: 0.25, maximum: 0.5 });
    assert.deepEqual(shareOf(one, NOTHING), NOTHING);
  });

  it("are rounded to cents, and shares to a tenth of a percent", () => {
    assert.deepEqual(cents({ minimum: 0.004, typical: 0.006, maximum: 148.2192 }), {
      minimum: 0,
      typical: 0.01,
      maximum: 148.22,
    });
    assert.deepEqual(perMille({ minimum: 0.0333, typical: 0.0337, maximum: 1 }), {
      minimum: 0.033,
      typical: 0.034,
      maximum: 1,
    });
  });

  it("sum up to the same in any order", () => {
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const mixed = [...ranges].sort((a, b) => b.typical - a.typical);
        assert.deepEqual(sum(mixed), sum(ranges));
      }),
    );
  });
});
