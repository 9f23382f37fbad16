// Proves that every rule is complete: exported, at the path of the type that it judges, with a spec and a page.
import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ruleDirectory } from "@drydock/workspace";
import * as library from "./index.ts";
import type { Rule } from "./index.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "judge" in value;
const RULES = Object.values(library).filter(isRule);

describe("the library of rules", () => {
  it("exports each rule that has a spec, and no other", () => {
    const specs = globSync("**/*.spec.ts", { cwd: import.meta.dirname }).filter((file) => file.includes("/"));
    const expected = RULES.map((rule) => join(ruleDirectory(rule.types[0] ?? ""), `${rule.id}.spec.ts`));
    assert.deepEqual(specs.sort(), expected.sort());
  });

  for (const rule of RULES) {
    it(`${rule.id} is at the path of the first type that it judges`, () => {
      const file = join(import.meta.dirname, ruleDirectory(rule.types[0] ?? ""), `${rule.id}.ts`);
      assert.ok(existsSync(file), relative(ROOT, file));
    });

    it(`${rule.id} has a page with its title, severity, types, controls and source`, () => {
      const page = readFileSync(join(ROOT, "docs", "rules", `${rule.id}.md`), "utf8").replaceAll(/\s+/g, " ");
      const controls = rule.frameworks.map(({ reference }) => reference);
      for (const text of [rule.title, rule.severity, rule.url, ...rule.types, ...controls]) {
        assert.ok(page.includes(text), text);
      }
    });
  }
});
