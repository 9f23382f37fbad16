/** Proves that docs/cost.md lists every assumption with the value that is used. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DEFAULT_ASSUMPTIONS } from "./assumptions.ts";

const PAGE = readFileSync(new URL("../../../docs/cost.md", import.meta.url), "utf8");

describe("assumptions", () => {
  it("stand in the documentation, each with its value, and no others", () => {
    const documented = [...PAGE.matchAll(/^\| `(\w+)` +\| ([\d./ ]+?) +\|/gm)].map(([, id, value]) => [
      id,
      value,
    ]);
    const used = Object.entries(DEFAULT_ASSUMPTIONS).map(([id, value]: [string, unknown]) => [
      id,
      typeof value === "number" ? String(value) : Object.values(value as object).join(" / "),
    ]);
    assert.deepEqual(documented, used);
  });

  it("have a minimum no more than the typical value, and that no more than the maximum", () => {
    for (const [id, value] of Object.entries(DEFAULT_ASSUMPTIONS) as [string, unknown][]) {
      if (typeof value === "number") continue;
      const { minimum, typical, maximum } = value as Record<string, number>;
      assert.ok(minimum! <= typical! && typical! <= maximum!, id);
    }
  });
});
