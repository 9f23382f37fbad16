/** Proves that the page about readiness lists every question as the command asks it. */
import assert from "node:assert/strict";
import { documentsIn, LINES } from "@drydock/readiness";
import { REPOSITORY } from "../support/drydock.ts";

const page = documentsIn(REPOSITORY).text("docs/readiness.md") ?? "";

/** Cells of the rows whose second cell is an id. */
const rows = page
  .split("\n")
  .filter((line) => /^\| [^|]+\| `[a-z-]+`\s+\|/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("the page about readiness", () => {
  it("OPS-05: has each question with its id, its sources, and the person", () => {
    assert.deepEqual(
      rows,
      LINES.map(({ id, question, sources, person }) => [
        question,
        `\`${id}\``,
        sources.join(", "),
        person?.who ?? "",
      ]),
    );
  });

  it("has each area as a heading", () => {
    for (const area of new Set(LINES.map((line) => line.area))) {
      assert.ok(page.includes(`\n### ${area}\n`), area);
    }
  });
});
