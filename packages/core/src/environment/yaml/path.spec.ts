/** Proves: a path is the same after it was written and read, whatever its keys hold. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath, parsePath, pathsOf, startsWith, valueAt, withValueAt } from "./path.ts";

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
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.nat(99));
    fc.assert(fc.property(fc.array(step), (steps) => assert.deepEqual(parsePath(formatPath(steps)), steps)));
  });

  it("lead to values, and not to what objects inherit", () => {
    const value = { a: [{ b: 1 }] };
    assert.equal(valueAt(value, ["a", 0, "b"]), 1);
    assert.equal(valueAt(value, ["a", 1, "b"]), undefined);
    assert.equal(valueAt(value, ["constructor"]), undefined);
    assert.deepEqual(pathsOf(value), [["a"], ["a", 0], ["a", 0, "b"]]);
    assert.deepEqual(withValueAt(value, ["a", 0, "b"], 2), { a: [{ b: 2 }] });
    assert.equal(value.a[0]?.b, 1);
  });

  it("begin with their prefixes", () => {
    assert.ok(startsWith(["a", "b"], ["a"]));
    assert.ok(!startsWith(["a"], ["a", "b"]));
  });
});
