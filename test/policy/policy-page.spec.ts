// Proves that docs/policy.md names every rule beyond the Pod Security Standards, and the ones that the cluster keeps, and no others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BASELINE, RESTRICTED, RULES } from "@drydock/rules";
import { ADMISSION_RULES, CONSTRAINT_RULES } from "@drydock/security/testing";
import { REPOSITORY } from "../support/drydock.ts";

const PAGE = readFileSync(join(REPOSITORY, "docs", "policy.md"), "utf8");

function items(heading: string): string {
  const [, section = ""] = PAGE.split(`## ${heading}\n`);
  return section
    .split("\n## ")[0]!
    .split(/\n(?=- )|\n\n/)
    .filter((item) => item.startsWith("- **"))
    .join("\n");
}

/** Ids, and beginnings of ids that stand for all that begin so. */
function named(text: string): { readonly ids: ReadonlySet<string>; readonly prefixes: readonly string[] } {
  return {
    ids: new Set(text.match(/(?<![\w`-])[a-z0-9]+(-[a-z0-9]+)+(?![\w`-])/g)),
    prefixes: [...text.matchAll(/`([a-z0-9-]+-)`/g)].flatMap(([, prefix]) => prefix ?? []),
  };
}

describe("the page about policy", () => {
  const all = new Set(RULES.map(({ id }) => id));

  it("says which rule is for what, of every rule", () => {
    const { ids, prefixes } = named(items("Which rule for what"));
    const standards = new Set([...BASELINE, ...RESTRICTED].map(({ id }) => id));
    const missing = [...all].filter(
      (id) => !standards.has(id) && !ids.has(id) && !prefixes.some((prefix) => id.startsWith(prefix)),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(
      [...ids].filter((id) => !all.has(id)),
      [],
    );
    for (const prefix of prefixes)
      assert.ok(
        [...all].some((id) => id.startsWith(prefix)),
        prefix,
      );
  });

  it("says which rules the cluster keeps", () => {
    const kept = [...CONSTRAINT_RULES, ...ADMISSION_RULES].map(({ name }) => name);
    const { ids } = named(items("What the cluster keeps").split("- **Pod Security")[0] ?? "");
    assert.deepEqual([...ids].sort(), kept.sort());
  });
});
