// Proves that docs/rules is what the rules say today, that every example is as it is called, and that every link leads somewhere.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@drydock/rules";
import { REPOSITORY } from "../repository.ts";
import { ruleDirectory } from "../rule-path.ts";
import { rulePages } from "./pages.ts";

const DIRECTORY = join(REPOSITORY, "docs", "rules");

describe("docs/rules", function () {
  this.timeout(30_000);

  let pages: ReadonlyMap<string, string>;
  before(async () => (pages = await rulePages()));

  it("is current (otherwise: npm run rules:docs)", () => {
    assert.deepEqual(readdirSync(DIRECTORY).sort(), [...pages.keys()].sort());
    for (const [file, text] of pages) assert.equal(readFileSync(join(DIRECTORY, file), "utf8"), text, file);
  });

  it("has a page for every rule, with its title, severity, controls, source and both examples", () => {
    for (const rule of RULES) {
      const page = pages.get(`${rule.id}.md`) ?? "";
      const controls = rule.frameworks.map(({ reference }) => reference);
      for (const text of [rule.title, rule.severity, rule.url, "## Passes", "## Fails", ...controls])
        assert.ok(page.includes(text), `${rule.id}: ${text}`);
    }
  });

  it("lists every rule in the catalogue, with a link to its page", () => {
    const catalogue = pages.get("README.md") ?? "";
    const linked = [...catalogue.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, id]) => id);
    assert.deepEqual(linked.sort(), RULES.map(({ id }) => id).sort());
  });
});

describe("files of rules about resources", () => {
  const sources = join(REPOSITORY, "policy-packs", "rules", "src");

  for (const rule of RULES.filter((one) => one.subject === "resource")) {
    it(`${rule.id} is at the path of a type that it judges`, () => {
      const files = rule.types.map((type) => join(sources, ruleDirectory(type), `${rule.id}.ts`));
      assert.ok(
        files.some((file) => existsSync(file)),
        files.join(", "),
      );
    });
  }
});
