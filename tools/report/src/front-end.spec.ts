/** Proves: the front end is bundled once, kept under its sources' digest, and never ends its own element. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadFrontEnd } from "./front-end.ts";

describe("loadFrontEnd", () => {
  let cache: string;
  beforeEach(() => (cache = mkdtempSync(join(tmpdir(), "drydock-front-end-"))));
  afterEach(() => rmSync(cache, { recursive: true, force: true }));

  it("makes one script and one style that a document can hold, with the licences of what is in them", async () => {
    const { script, style } = await loadFrontEnd(cache);
    assert.doesNotMatch(script, /<\/script|<!--/i);
    assert.doesNotMatch(style, /<\/style|url\(|@import/i);
    for (const holder of ["Jason Miller", "Chris Pettitt"]) assert.ok(script.includes(holder), holder);
    assert.doesNotMatch(script, /\bimport\s*\(|sourceMappingURL/);
    assert.ok(script.length < 300_000, `${script.length} characters`);
  });

  it("gives the kept bundle to the next, and makes a broken one anew", async () => {
    const made = await loadFrontEnd(cache);
    const [name = ""] = readdirSync(cache);
    const file = join(cache, name);
    assert.match(name, /^[0-9a-f]{32}\.json$/);
    writeFileSync(file, JSON.stringify({ script: "kept", style: "kept" }));
    assert.deepEqual(await loadFrontEnd(cache), { script: "kept", style: "kept" });
    writeFileSync(file, '{"script": "cut o');
    assert.deepEqual(await loadFrontEnd(cache), made);
    assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), made);
  });

  it("works where nothing can be kept", async () => {
    const file = join(cache, "a-file");
    writeFileSync(file, "");
    assert.ok((await loadFrontEnd(join(file, "below"))).script.length > 0);
  });
});
