// Proves that the table speaks of inputs that exist, contradicts itself nowhere, and says where each entry is from.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import type { ChangeRules } from "./rules.ts";
import { KNOWN_TYPES, rulesOf } from "./table.ts";

const require = createRequire(import.meta.url);

function listedIn(rules: ChangeRules): readonly string[] {
  return [...rules.replaces, ...(rules.mayReplace ?? []), ...Object.keys(rules.updates ?? {})];
}

/** Inputs of a type as its SDK declares them; undefined for types without a file of their own. */
function inputsOf(type: string): ReadonlySet<string> | undefined {
  const [provider = "", module = "", name = ""] = type.split(":");
  if (provider !== "aws" && provider !== "random") return undefined;
  const root = dirname(require.resolve(`@pulumi/${provider}/package.json`));
  const file = join(root, `${module.replace(/^index\//, "")}.d.ts`);
  assert.ok(existsSync(file), `${type} has no ${file}`);
  const [, args = ""] = readFileSync(file, "utf8").split(`export interface ${name}Args {`);
  return new Set([...args.matchAll(/^ {4}(\w+)\??: /gm)].map(([, input]) => input ?? ""));
}

describe("the table of changes", () => {
  for (const type of KNOWN_TYPES) {
    const rules = rulesOf(type);
    assert.ok(rules);

    it(`names a source and a day for ${type}`, () => {
      assert.match(rules.source, /^(hashicorp|pulumi)\/[a-z-]+ \S+$/);
      assert.match(rules.written, /^\d{4}-\d{2}-\d{2}$/);
    });

    it(`lists each input of ${type} once`, () => {
      const replacing = [...rules.replaces, ...(rules.mayReplace ?? [])];
      assert.deepEqual(
        replacing.filter((path, i) => replacing.indexOf(path) !== i),
        [],
      );
      const certain = Object.keys(rules.updates ?? {}).filter((path) => rules.replaces.includes(path));
      assert.deepEqual(certain, [], "what always replaces has no effect in place");
    });

    const inputs = inputsOf(type);
    if (inputs) {
      it(`speaks of inputs that ${type} has`, () => {
        const unknown = listedIn(rules)
          .map((path) => path.split(".")[0] ?? "")
          .filter((input) => !inputs.has(input) && !(input === "tags" || input === "region"));
        assert.deepEqual(unknown, []);
      });
    }
  }
});
