// Proves that the table of changes has an entry for every type in the plans of the shipped environments.
import assert from "node:assert/strict";
import { replacement, rulesOf } from "@drydock/changes";
import { plannedResources } from "../support/plan.ts";

/** Components: what changes with them are their children, which the plan has too. */
const GROUPS = /^(drydock|awsx|eks):/;

describe("the table of changes", function () {
  this.timeout(120_000);
  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`knows every type of ${environment}`, async () => {
      const { resources } = await plannedResources(environment);
      const unknown = new Set(
        resources.map(({ type }) => type).filter((type) => !GROUPS.test(type) && rulesOf(type) === undefined),
      );
      assert.deepEqual([...unknown], []);
    });
  }

  it("has an answer for every input of prod", async () => {
    const { resources } = await plannedResources("prod");
    const answers = new Set(
      resources.flatMap(({ type, inputs }) => Object.keys(inputs).map((path) => replacement(type, path))),
    );
    assert.deepEqual([...answers].sort(), ["may", "no", "yes"]);
  });
});
