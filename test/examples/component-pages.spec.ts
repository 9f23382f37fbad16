/** Proves that the programs on the components' pages run, and that every object that they make is valid. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { kubernetesFindings } from "@drydock/preflight";
import { observe } from "@drydock/simulator/testing";
import { REPOSITORY } from "../support/drydock.ts";

const PAGES = ["hardened-workload", "tenant"];

/** Blocks that import what they use: whole programs. */
function programs(page: string): string[] {
  const text = readFileSync(join(REPOSITORY, "docs", "components", `${page}.md`), "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)]
    .map(([, code = ""]) => code)
    .filter((code) => code.startsWith("import "));
}

describe("programs on components' pages", () => {
  let directory: string;
  // Below node_modules packages are found by name, as in a program of the reader's.
  before(() => (directory = mkdtempSync(join(REPOSITORY, "node_modules", ".examples-"))));
  after(() => rmSync(directory, { recursive: true }));

  for (const page of PAGES) {
    it(`${page} has at least one`, () => assert.notEqual(programs(page).length, 0));

    for (const [i, code] of programs(page).entries()) {
      it(`${page}, program ${i + 1}`, async () => {
        const file = join(directory, `${page}-${i}.mjs`);
        writeFileSync(file, stripTypeScriptTypes(code));
        const seen = await observe(async () => void (await import(pathToFileURL(file).href)));
        assert.deepEqual([seen.errors, seen.refusals], [[], []]);
        const objects = seen.registrations.filter(({ type }) => type.startsWith("kubernetes:"));
        assert.notEqual(objects.length, 0);
        const resources = seen.registrations.map(({ urn, type, name, inputs }) => {
          const place = { layer: "example", parent: null, component: null, dependsOn: [] };
          return { urn, type, name, inputs: { ...inputs }, ...place };
        });
        assert.deepEqual(await kubernetesFindings({ resources }, { whole: false }), []);
      });
    }
  }
});
