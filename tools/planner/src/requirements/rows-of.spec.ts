/** Proves: the record has a row for each requirement, in order, with its state and what shows it. */
import assert from "node:assert/strict";
import { sampleRecord } from "@drydock/changes/testing";
import { requirement } from "./requirement.ts";
import { rowsOf } from "./rows-of.ts";

describe("rowsOf", () => {
  it("tells covered, missing and beyond a plan apart", () => {
    const record = sampleRecord([{ name: "secrets-key", id: "key-1", inputs: {} }]);
    const rows = rowsOf(record, [
      requirement("A-01", "a person's task"),
      requirement("A-02", "a key", "Key secrets"),
      requirement("A-03", "a key and a bucket", "Key secrets", "Bucket"),
    ]);
    assert.deepEqual(rows, [
      { id: "A-01", title: "a person's task", state: "beyond", resources: [] },
      { id: "A-02", title: "a key", state: "covered", resources: ["Key secrets-key"] },
      { id: "A-03", title: "a key and a bucket", state: "missing", resources: [] },
    ]);
  });
});
