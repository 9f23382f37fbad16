/** Proves that YAML comes out as the real components write it, byte for byte. */
import assert from "node:assert/strict";
import { yamlText } from "./yaml.ts";

const LONG = "Q".repeat(79);

describe("yamlText", () => {
  for (const [value, text] of [
    [{ a: { b: ["c", 1, true] } }, "a:\n  b:\n    - c\n    - 1\n    - true\n"],
    [{ a: [], b: {} }, "a: []\nb: {}\n"],
    [{ flags: ["--max-pods=50", "plain=1"] }, "flags:\n  - '--max-pods=50'\n  - plain=1\n"],
    [{ name: "system:node:{{Name}}" }, "name: system:node:{{Name}}\n"],
    [{ version: "1.35", text: "true", empty: "" }, "version: '1.35'\ntext: 'true'\nempty: ''\n"],
    [{ a: "no", b: "2024-01-01", c: "1:20", d: "<<" }, "a: 'no'\nb: '2024-01-01'\nc: '1:20'\nd: '<<'\n"],
    [{ a: "it's: so" }, "a: 'it''s: so'\n"],
    [{ ca: LONG }, `ca: >-\n  ${LONG}\n`],
    [{ ca: "Q".repeat(78) }, `ca: ${"Q".repeat(78)}\n`],
    [{ words: "word ".repeat(20).trim() }, `words: >-\n ${" word".repeat(15)}\n ${" word".repeat(5)}\n`],
    [{ in: { ca: "Q".repeat(77) } }, `in:\n  ca: >-\n    ${"Q".repeat(77)}\n`],
  ] as const) {
    it(`writes ${JSON.stringify(value).slice(0, 50)}`, () => assert.equal(yamlText(value), text));
  }

  it("writes an object that is used twice out twice", () => {
    const shared = { a: 1 };
    assert.equal(yamlText([shared, shared]), "- a: 1\n- a: 1\n");
  });
});
