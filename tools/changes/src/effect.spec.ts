// Proves that the worst of several effects is told, that "may" is not told as certain, and unknown not as none.
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  badness,
  type Effect,
  EFFECTS,
  effectText,
  UNKNOWN,
  type Verdict,
  verdict,
  worst,
} from "./effect.ts";

const someVerdict = fc.record({
  effect: fc.option(fc.constantFrom(...EFFECTS), { nil: undefined }),
  may: fc.boolean(),
});

describe("effects", () => {
  it("go from nothing to lost data", () =>
    assert.deepEqual([...EFFECTS].sort((a, b) => badness(verdict(b)) - badness(verdict(a))).reverse(), [
      ...EFFECTS,
    ]));

  it("have a worst that none of them exceeds, in any order", () =>
    fc.assert(
      fc.property(fc.array(someVerdict), (verdicts) => {
        const found = worst(verdicts);
        assert.ok(verdicts.every((one) => badness(one) <= badness(found)));
        assert.equal(badness(worst([...verdicts].reverse())), badness(found));
      }),
    ));

  it("put what is certain before what may be, and data that is known to be lost before what is unknown", () => {
    assert.deepEqual(worst([verdict("drain?"), verdict("drain")]), verdict("drain"));
    assert.deepEqual(worst([verdict("downtime"), UNKNOWN]), UNKNOWN);
    assert.deepEqual(worst([UNKNOWN, verdict("data-loss?")]), verdict("data-loss?"));
    assert.deepEqual(worst([]), verdict("none"));
  });

  const TEXTS: readonly [Verdict, string][] = [
    [verdict("none"), "no effect on what runs"],
    [verdict("none?"), "may go unnoticed"],
    [verdict("restart"), "restart"],
    [verdict("downtime?"), "may mean downtime"],
    [verdict("data-loss"), "data loss"],
    [UNKNOWN, "may mean anything: nothing is known about this type"],
  ];
  for (const [one, text] of TEXTS) {
    it(`reads "${text}"`, () => assert.equal(effectText(one), text));
  }

  it("are certain unless a question mark follows", () => {
    const written: Effect[] = [...EFFECTS];
    assert.deepEqual(
      written.map((effect) => verdict(`${effect}?`)),
      written.map((effect) => ({ effect, may: true })),
    );
  });
});
