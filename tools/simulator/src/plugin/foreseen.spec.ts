/** Proves what a preview tells of outputs: the program's values, computed ones unknown or as they were, removed ones gone. */
import assert from "node:assert/strict";
import { foreseenCreate, foreseenUpdate } from "./foreseen.ts";
import { UNKNOWN } from "./testing/unknown.ts";

describe("outputs of a preview", () => {
  it("are unknown where AWS will compute them, inside of objects and lists too", () => {
    assert.deepEqual(
      foreseenCreate(
        { name: "a", vpc: { subnets: ["s"] }, rules: [{ id: "r" }, { id: UNKNOWN }], later: UNKNOWN },
        {
          name: "a",
          vpc: { subnets: ["s"], group: "sg" },
          rules: [{ id: "r", arn: "x" }],
          later: {},
          arn: "y",
        },
      ),
      {
        name: "a",
        vpc: { subnets: ["s"], group: UNKNOWN },
        rules: [{ id: "r", arn: UNKNOWN }, { id: UNKNOWN }],
        later: UNKNOWN,
        arn: UNKNOWN,
      },
    );
  });

  it("stay as AWS computed them in an update, beside what the program changes, adds and removes", () => {
    assert.deepEqual(
      foreseenUpdate(
        { vpc: { subnets: ["t"] }, tags: { b: "2" }, more: 1 },
        { vpc: { subnets: ["s"], public: true, group: "sg" }, tags: { a: "1" }, gone: 1, arn: "y" },
        { vpc: { subnets: ["s"], public: true }, tags: { a: "1" }, gone: 1 },
      ),
      { vpc: { subnets: ["t"], group: "sg" }, tags: { b: "2" }, more: 1, arn: "y" },
    );
  });
});
