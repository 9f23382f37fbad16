/** Proves that budgets allow as many evictions as Kubernetes computes, for numbers and percentages. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { allowedDisruptions, type Budget, isIntOrPercent, podsOf, surgePods } from "./budget.ts";

describe("allowedDisruptions", () => {
  const cases: [Budget, number, number][] = [
    [{ minAvailable: 2 }, 3, 1],
    [{ minAvailable: 2 }, 2, 0],
    [{ minAvailable: 5 }, 3, 0],
    [{ minAvailable: 0 }, 3, 3],
    [{ minAvailable: "50%" }, 3, 1],
    [{ minAvailable: "67%" }, 3, 0],
    [{ minAvailable: "100%" }, 10, 0],
    [{ maxUnavailable: 1 }, 3, 1],
    [{ maxUnavailable: 0 }, 3, 0],
    [{ maxUnavailable: 9 }, 3, 3],
    [{ maxUnavailable: "1%" }, 3, 1],
    [{ maxUnavailable: "34%" }, 3, 2],
    [{ maxUnavailable: "0%" }, 3, 0],
    [{}, 3, 0],
  ];
  for (const [budget, replicas, allowed] of cases) {
    it(`${JSON.stringify(budget)} of ${replicas} is ${allowed}`, () =>
      assert.equal(allowedDisruptions(budget, replicas), allowed));
  }

  const percent = fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`);
  const value = fc.oneof(fc.nat(100), percent);
  const replicas = fc.integer({ min: 1, max: 500 });

  it("never evicts more than there are, nor below what must stay", () => {
    fc.assert(
      fc.property(value, replicas, (minAvailable, count) => {
        const allowed = allowedDisruptions({ minAvailable }, count);
        assert.ok(allowed >= 0 && allowed <= count);
        if (allowed > 0) assert.ok(count - allowed >= podsOf(minAvailable, count));
      }),
    );
  });

  it("keeps the share that a percentage asks for, exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), replicas, (share, count) => {
        const kept = count - allowedDisruptions({ minAvailable: `${share}%` }, count);
        assert.ok(kept * 100 >= share * count && (kept - 1) * 100 < share * count);
      }),
    );
  });

  it("allows no less with more pods", () => {
    fc.assert(
      fc.property(value, replicas, (minAvailable, count) => {
        assert.ok(
          allowedDisruptions({ minAvailable }, count + 1) >= allowedDisruptions({ minAvailable }, count),
        );
      }),
    );
  });
});

describe("isIntOrPercent", () => {
  for (const good of [0, 3, "0%", "25%", "100%"]) it(`takes ${good}`, () => assert.ok(isIntOrPercent(good)));
  for (const bad of [-1, 1.5, "25", "101%", "2.5%", "-5%", "%", Number.NaN]) {
    it(`refuses ${bad}`, () => assert.ok(!isIntOrPercent(bad)));
  }
});

describe("surgePods", () => {
  const cases: [number | string | undefined, number, number][] = [
    [undefined, 3, 1],
    [2, 3, 2],
    ["25%", 3, 1],
    ["25%", 10, 3],
  ];
  for (const [maxSurge, replicas, pods] of cases) {
    it(`${maxSurge} of ${replicas} is ${pods}`, () => assert.equal(surgePods({ maxSurge }, replicas), pods));
  }
});
