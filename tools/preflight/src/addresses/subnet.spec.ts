/** Proves what a subnet holds: known sizes, and that more demand never fits where less did not. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { addressesIn, holds, nodesThatFit } from "./subnet.ts";

const demand = fc.record({ singles: fc.nat(400), prefixes: fc.nat(40) });
const size = fc.integer({ min: 16, max: 28 }).map((length) => 2 ** (32 - length));

describe("a subnet", () => {
  const cases: [number, number, number, boolean][] = [
    [256, 251, 0, true],
    [256, 252, 0, false],
    // Of 16 blocks, the first and the last have addresses of AWS: 14 are whole.
    [256, 27, 14, true],
    [256, 0, 15, false],
    [256, 28, 14, false],
    [256, 28, 13, true],
    [16, 11, 0, true],
    [16, 12, 0, false],
    [16, 0, 1, false],
  ];
  for (const [addresses, singles, prefixes, fits] of cases) {
    it(`of ${addresses} ${fits ? "holds" : "does not hold"} ${singles} addresses and ${prefixes} blocks`, () => {
      assert.equal(holds(addresses, { singles, prefixes }), fits);
    });
  }

  it("never holds more than AWS leaves of it", () => {
    fc.assert(
      fc.property(size, demand, (addresses, wanted) => {
        assert.ok(!holds(addresses, wanted) || addressesIn(wanted) <= addresses - 5);
      }),
    );
  });

  it("that does not hold a demand does not hold a larger one", () => {
    fc.assert(
      fc.property(size, demand, demand, (addresses, a, b) => {
        const both = { singles: a.singles + b.singles, prefixes: a.prefixes + b.prefixes };
        assert.ok(holds(addresses, a) || !holds(addresses, both));
      }),
    );
  });

  it("takes all nodes exactly when it holds them together", () => {
    fc.assert(
      fc.property(
        size,
        demand,
        fc.array(demand, { minLength: 1, maxLength: 30 }),
        (addresses, fixed, nodes) => {
          const all = nodes.reduce(
            (sum, { singles, prefixes }) => ({
              singles: sum.singles + singles,
              prefixes: sum.prefixes + prefixes,
            }),
            fixed,
          );
          assert.equal(nodesThatFit(addresses, fixed, nodes) === nodes.length, holds(addresses, all));
        },
      ),
    );
  });

  it("is full at the nodes that need most", () => {
    const [small, large] = [
      { singles: 1, prefixes: 1 },
      { singles: 1, prefixes: 7 },
    ];
    assert.equal(nodesThatFit(256, { singles: 0, prefixes: 0 }, [small, small, large, large, small]), 2);
  });
});
