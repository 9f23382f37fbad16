/** Proves the arithmetic of address sets: against membership of single addresses, and in words. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Addresses,
  addressesOf,
  addressText,
  intersection,
  isWithin,
  meets,
  minus,
  union,
} from "./addresses.ts";

const ranges = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 })), { maxLength: 5 })
  .map((pairs) => union(pairs.map(([first, length]): [number, number] => [first, first + length])));

const has = (addresses: Addresses, one: number): boolean =>
  addresses.some(([first, last]) => first <= one && one <= last);

describe("address sets", () => {
  it("have in a union, an intersection and a difference what they should", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        for (let one = 0; one < 52; one++) {
          assert.equal(has(union([...a, ...b]), one), has(a, one) || has(b, one));
          assert.equal(has(intersection(a, b), one), has(a, one) && has(b, one));
          assert.equal(has(minus(a, b), one), has(a, one) && !has(b, one));
        }
        assert.equal(isWithin(a, b), minus(a, b).length === 0);
        assert.equal(meets(a, b), intersection(a, b).length > 0);
      }),
    );
  });

  it("are made of blocks with exceptions, and forget what is no block", () => {
    const inside = addressesOf(["10.0.0.0/30", "10.0.0.4/30", "nonsense"], ["10.0.0.2/31"]);
    assert.equal(addressText(inside), "10.0.0.0-10.0.0.1, 10.0.0.4-10.0.0.7");
    assert.equal(addressText(addressesOf(["10.0.0.9/32"])), "10.0.0.9");
  });
});
