// Proves how wide output may be, and that long lines break at blanks, with colours counted as nothing.
import assert from "node:assert/strict";
import { fitted, visibleLength, widthOf } from "./width.ts";

describe("the width of output", () => {
  const CASES: readonly [
    env: NodeJS.ProcessEnv,
    terminal: number | undefined,
    expected: number | undefined,
  ][] = [
    [{}, undefined, undefined],
    [{}, 0, undefined],
    [{}, 80, 80],
    [{ COLUMNS: "60" }, 120, 60],
    [{ COLUMNS: "60" }, undefined, 60],
    [{ COLUMNS: "wide" }, 120, 120],
    [{ COLUMNS: "0" }, undefined, undefined],
    [{}, 10, 30],
  ];
  for (const [env, terminal, expected] of CASES) {
    it(`is ${expected ?? "not limited"} with ${JSON.stringify(env)} on ${terminal ?? "no"} columns`, () =>
      assert.equal(widthOf(env, terminal), expected));
  }
});

describe("a long line", () => {
  it("stays whole where nobody limits it, and where it fits", () => {
    assert.equal(fitted("a b c", undefined), "a b c");
    assert.equal(fitted("a b c", 5), "a b c");
  });

  it("breaks at blanks, further in than it starts, each line by itself", () =>
    assert.equal(fitted("  one two three four\nshort", 12), "  one two\n      three\n      four\nshort"));

  it("leaves a word whole that is too long", () =>
    assert.equal(fitted("see https://example.com/a/b now", 10), "see\n    https://example.com/a/b\n    now"));

  it("counts no colours", () => {
    const red = "\u001b[31mone\u001b[39m two";
    assert.equal(visibleLength(red), 7);
    assert.equal(fitted(red, 7), red);
  });
});
