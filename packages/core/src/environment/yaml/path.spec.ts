/** Proves: a path is the same after it was written and read, whatever its keys hold. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath, isPath, parsePath, pathsOf, startsWith, valueAt, withValueAt, without } from "./path.ts";

describe("paths", () => {
  const CASES = [
    [["nodePools", "data", "maxSize"], "nodePools.data.maxSize"],
    [["network", "availabilityZones", 1, "name"], "network.availabilityZones[1].name"],
    [["labels", "example.com/team"], 'labels["example.com/team"]'],
    [["a", 0, 1], "a[0][1]"],
    [["application-spot"], "application-spot"],
    [[], ""],
  ] as const;
  for (const [steps, text] of CASES) {
    it(JSON.stringify(text), () => {
      assert.equal(formatPath(steps), text);
      assert.deepEqual(parsePath(text), steps);
    });
  }

  it("survive being written and read", () => {
    const step = fc.oneof(fc.string({ unit: "binary" }), fc.nat(99));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const text = formatPath(steps);
        assert.ok(isPath(text), text);
        assert.deepEqual(parsePath(text), steps);
      }),
    );
  });

  it("are read from any text without an error", () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab01.[]"\\u') });
    fc.assert(fc.property(text, (any) => void parsePath(any)));
  });

  for (const text of ["nodePools", 'nodePools["data"].maxSize', "a[0][1].b", '["a"].b', "a b"]) {
    it(`are paths: ${text}`, () => assert.ok(isPath(text)));
  }
  for (const text of [
    "",
    ".",
    "a.",
    ".a",
    "a..b",
    "a.[0]",
    "a[0]b",
    "a[",
    "a[x]",
    "a[-1]",
    'a["x]',
    'a["\\q"]',
  ]) {
    it(`are not: ${JSON.stringify(text)}`, () => assert.ok(!isPath(text)));
  }

  it("lead to values, and not to what objects inherit", () => {
    const value = { a: [{ b: 1 }] };
    assert.equal(valueAt(value, ["a", 0, "b"]), 1);
    assert.equal(valueAt(value, ["a", 1, "b"]), undefined);
    assert.equal(valueAt(value, ["constructor"]), undefined);
    assert.deepEqual(pathsOf(value), [["a"], ["a", 0], ["a", 0, "b"]]);
    assert.deepEqual(withValueAt(value, ["a", 0, "b"], 2), { a: [{ b: 2 }] });
    assert.equal(value.a[0]?.b, 1);
  });

  it("lead to what is taken away, and to nothing else", () => {
    const value = { a: [{ b: 1, c: 2 }, 3], d: 4 };
    assert.deepEqual(without(value, ["a", 0, "b"]), { a: [{ c: 2 }, 3], d: 4 });
    assert.deepEqual(without(value, ["a", 1]), { a: [{ b: 1, c: 2 }], d: 4 });
    assert.deepEqual(without(value, ["a"]), { d: 4 });
    assert.equal(without(value, ["a", 0, "e"]).a.length, 2);
    assert.equal(without(value, ["constructor"]), value);
    assert.deepEqual(value, { a: [{ b: 1, c: 2 }, 3], d: 4 });
  });

  it("begin with their prefixes", () => {
    assert.ok(startsWith(["a", "b"], ["a"]));
    assert.ok(!startsWith(["a"], ["a", "b"]));
  });
});
