/** Proves the arithmetic of burn rates: the known figures of 30 days, and what holds for every objective. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { burnRateConditions, errorBudget, neverFiring, WINDOWS } from "./burn-rates.ts";

const objective = fc.double({ min: 50, max: 99.999, noNaN: true });
const days = fc.integer({ min: 7, max: 90 });

describe("burn rates", () => {
  it("are 14.4, 6, 3 and 1 over 30 days", () => {
    assert.deepEqual(
      burnRateConditions(99.9, 30).map((given) => [
        given.severity,
        given.longWindow,
        given.shortWindow,
        given.burnRate,
        given.errorRatio,
      ]),
      [
        ["critical", "1h", "5m", 14.4, 0.0144],
        ["critical", "6h", "30m", 6, 0.006],
        ["warning", "1d", "2h", 3, 0.003],
        ["warning", "3d", "6h", 1, 0.001],
      ],
    );
  });

  it("leave out what the budget allows", () => {
    assert.deepEqual(
      burnRateConditions(99, 14).map(({ longWindow }) => longWindow),
      ["1h", "6h", "1d"],
    );
  });

  it("of a higher objective fire on fewer errors", () => {
    fc.assert(
      fc.property(objective, objective, days, (one, other, window) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const strict = burnRateConditions(high, window);
        burnRateConditions(low, window).forEach(({ errorRatio }, i) => {
          assert.ok((strict[i]?.errorRatio ?? 1) <= errorRatio + 1e-7);
        });
      }),
    );
  });

  it("get no faster with longer windows, and record every window that they compare", () => {
    fc.assert(
      fc.property(objective, days, (percent, window) => {
        const conditions = burnRateConditions(percent, window);
        const rates = conditions.map(({ burnRate }) => burnRate);
        assert.deepEqual(
          rates,
          [...rates].sort((a, b) => b - a),
        );
        for (const { longWindow, shortWindow, burnRate } of conditions) {
          assert.ok(burnRate >= 1);
          assert.ok(WINDOWS.includes(longWindow) && WINDOWS.includes(shortWindow));
        }
      }),
    );
  });

  it("that a full outage does not reach are named", () => {
    assert.deepEqual(
      neverFiring(90, 30).map(({ longWindow }) => longWindow),
      ["1h"],
    );
    assert.deepEqual(neverFiring(99, 30), []);
  });

  it("have a budget without the noise of floating point", () => {
    assert.deepEqual([99.9, 99.99, 99, 95].map(errorBudget), [0.001, 0.0001, 0.01, 0.05]);
  });
});
