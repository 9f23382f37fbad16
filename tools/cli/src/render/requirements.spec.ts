/** Proves that the line of requirements counts what it is given, and names what is not there. */
import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import { renderRequirements } from "./requirements.ts";

const row = (id: string) => ({ id, title: id, evidence: [] });
const line = (...args: Parameters<typeof renderRequirements>): string =>
  stripVTControlCharacters(renderRequirements(...args));

describe("the line of requirements", () => {
  const covered = [{ requirement: row("AAA-01"), resources: ["Vpc network-vpc"] }];

  it("counts, and names what is missing", () => {
    assert.equal(
      line({ covered, missing: [row("AAA-02"), row("AAA-03")], beyond: [row("AAA-04")] }),
      "Requirements  1 of 3 rows in this plan; not in it: AAA-02, AAA-03 (1 more are not for a plan to show)",
    );
  });

  it("is short where all is there", () => {
    assert.equal(line({ covered, missing: [], beyond: [] }), "Requirements  1 of 1 rows in this plan");
  });
});
