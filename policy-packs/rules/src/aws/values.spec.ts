// Proves that settings are read alike as booleans, numbers and strings, and that what is no setting is never taken for one.
import assert from "node:assert/strict";
import {
  isOff,
  isOn,
  listOf,
  mustBeAtLeast,
  mustBeOff,
  mustBeOn,
  mustName,
  mustNotBeOn,
  numberOf,
} from "./values.ts";

describe("settings of AWS resources", () => {
  for (const [value, on, off] of [
    [true, true, false],
    ["true", true, false],
    [false, false, true],
    ["false", false, true],
    ["yes", false, false],
    [1, false, false],
    [undefined, false, false],
    [[], false, false],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as ${on ? "on" : off ? "off" : "neither on nor off"}`, () => {
      assert.deepEqual([isOn(value), isOff(value)], [on, off]);
      assert.equal(mustBeOn({ setting: value }, "setting").length === 0, on);
      assert.equal(mustBeOff({ setting: value }, "setting").length === 0, off);
      assert.equal(mustNotBeOn({ setting: value }, "setting").length === 0, off || value === undefined);
    });
  }

  for (const [value, expected] of [
    [7, 7],
    ["7", 7],
    ["-1", -1],
    ["7d", undefined],
    ["", undefined],
    [true, undefined],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as the number ${expected}`, () => {
      assert.equal(numberOf(value), expected);
    });
  }

  it("takes one value for a list of one", () => {
    assert.deepEqual(
      [listOf("one"), listOf(["one"]), listOf(undefined), listOf(null)],
      [["one"], ["one"], [], []],
    );
  });

  it("says where, what should be and what is", () => {
    const inputs = { nested: { days: "3", key: " " } };
    assert.deepEqual(mustBeAtLeast(inputs, "nested.days", 7), [
      { path: "nested.days", message: 'must be at least 7 (is "3")' },
    ]);
    assert.deepEqual(mustName(inputs, "nested.key", "a KMS key"), [
      { path: "nested.key", message: 'must name a KMS key (is " ")' },
    ]);
    assert.deepEqual(mustBeOn(inputs, "absent.on"), [
      { path: "absent.on", message: "must be true (is not set)" },
    ]);
  });
});
