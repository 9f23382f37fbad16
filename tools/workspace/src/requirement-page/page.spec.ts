// Proves that docs/requirements.md is what list, plans and tests say today, that it shows what is missing, and that the
// list has every row of the catalogue where that is beside this checkout.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlannedResource } from "@drydock/core/plan-record";
import { REQUIREMENTS } from "@drydock/planner";
import { REPOSITORY } from "../repository.ts";
import { requirementPage } from "./page.ts";
import { pageSources } from "./sources.ts";
import { provenBy, specsByRequirement } from "./specs.ts";

const vpc: PlannedResource = {
  urn: "urn:vpc",
  type: "aws:ec2/vpc:Vpc",
  name: "network-vpc",
  id: "vpc-1",
  layer: "network",
  parent: null,
  component: null,
  inputs: {},
  dependsOn: [],
};
const SOURCES = {
  requirements: [
    { id: "AAA-01", title: "a network", evidence: ["Vpc network"] },
    { id: "AAA-02", title: "a | choice", evidence: ["Cluster"] },
    { id: "AAA-03", title: "a rehearsal", evidence: [] },
  ],
  plans: [
    { environment: "small", resources: [] },
    { environment: "large", resources: [vpc] },
  ],
  specs: new Map([["AAA-01", ["test/requirements/a.spec.ts"]]]),
};

const rowOf = (page: string, id: string): string[] =>
  (page.split("\n").find((line) => line.startsWith(`| ${id} `)) ?? "")
    .split(" | ")
    .map((cell) => cell.trim());

describe("the page of requirements", () => {
  it("names environment, resource and spec", async () => {
    const [, , environments, resources, specs] = rowOf(await requirementPage(SOURCES), "AAA-01");
    assert.deepEqual([environments, resources], ["large", "`Vpc network-vpc`"]);
    assert.match(specs ?? "", /^requirements\/a\.spec\.ts/);
  });

  it("says what no plan has, what no plan can show, and what no spec proves", async () => {
    const page = await requirementPage(SOURCES);
    assert.equal(rowOf(page, "AAA-02")[2], "**missing**");
    assert.equal(rowOf(page, "AAA-03")[2], "not for a plan to show");
    assert.match(rowOf(page, "AAA-03")[4] ?? "", /^\*\*missing\*\*/);
    assert.match(page, /1 of 3 have a spec; without one: AAA-02, AAA-03\./);
  });

  it("is current (otherwise: npm run requirements:docs)", async function () {
    this.timeout(120_000);
    const expected = await requirementPage(await pageSources());
    assert.equal(readFileSync(join(REPOSITORY, "docs", "requirements.md"), "utf8"), expected);
  });
});

describe("specs of requirements", () => {
  it("are told by the titles of their tests, whatever the quotes", () => {
    const text = `
      // FND-01 is only spoken of here
      describe("requirements: network", () => {
        it("NET-01: one", () => {});
        it(\`NET-02: of \${name}\`, () => {});
        describe('NET-03 and NET-04', () => {});
        it("SEC-05: certificates by DNS-01", () => {});
        const other = "NET-05";
      });`;
    assert.deepEqual(provenBy(text), ["NET-01", "NET-02", "NET-03", "NET-04", "SEC-05"]);
  });

  it("prove nothing that is not required", () => {
    const known = new Set(REQUIREMENTS.map(({ id }) => id));
    assert.deepEqual(
      [...specsByRequirement(REPOSITORY).keys()].filter((id) => !known.has(id)),
      [],
    );
  });

  const catalogue = join(REPOSITORY, "..", "shared", "requirements.yaml");
  if (existsSync(catalogue)) {
    it("are of the rows of the catalogue, all of them", () => {
      const rows = readFileSync(catalogue, "utf8").matchAll(/^ {2}([A-Z]{3}-\d{2}):/gm);
      assert.deepEqual(REQUIREMENTS.map(({ id }) => id).sort(), [...rows].map(([, id]) => id).sort());
    });
  }
});
