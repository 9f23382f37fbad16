/** Proves: each value that a file writes is listed with the line in which it stands, and nothing else is. */
import assert from "node:assert/strict";
import { readDocument } from "./yaml/document.ts";
import { loadEnvironmentFile } from "./load.ts";
import { writtenValues } from "./written-values.ts";

describe("writtenValues", () => {
  it("gives scalars their paths and lines, and leaves maps, lists and null out", () => {
    const text = ["a: 1", "b:", "  - x", "  - c: true", "d: null", 'e: { "f.g": y }', ""].join("\n");
    assert.deepEqual(writtenValues(readDocument(text)), [
      { path: "a", line: 1, value: "1" },
      { path: "b[0]", line: 3, value: "x" },
      { path: "b[1].c", line: 4, value: "true" },
      { path: 'e["f.g"]', line: 6, value: "y" },
    ]);
  });

  it("finds every value of a shipped environment in the line that it names", async () => {
    const { written } = await loadEnvironmentFile("prod");
    const lines = written.text.split("\n");
    assert.equal(written.name, "prod.yaml");
    assert.ok(written.values.length > 300, `${written.values.length} values`);
    for (const { path, line } of written.values) {
      const key = /(?:^|\.)([\w-]+)$/.exec(path)?.[1];
      if (key !== undefined) assert.ok(lines[line - 1]?.includes(key), `${path} in line ${line}`);
    }
  });
});
