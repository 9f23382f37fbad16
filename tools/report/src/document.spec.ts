/** Proves: nothing in a record becomes markup, the record is read back as it was, and the policy names what may run. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { documentOf, embedded, escapeHtml } from "./document.ts";
import { HOSTILE, hostileRecord } from "./testing/index.ts";

const FRONT_END = { script: "globalThis.started = true", style: "body { margin: 0 }" };
const PLAN = /<script type="application\/json" id="plan">([^]*?)<\/script>/;

describe("embedded", () => {
  it("has no sign that could end the element or open a comment, and parses back, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE), fc.jsonValue()),
        (value) => {
          const text = embedded({ value });
          assert.doesNotMatch(text, /[<\u2028\u2029]/);
          assert.equal(JSON.stringify(JSON.parse(text)), JSON.stringify({ value }));
        },
      ),
    );
  });
});

describe("documentOf", () => {
  const record = hostileRecord();
  const text = documentOf(record, FRONT_END);

  it("has the elements that it is written with, and no others", () => {
    const tags = [...text.matchAll(/<\/?[a-z!][^\s>]*/gi)].map(([tag]) => tag.toLowerCase());
    const own = [...documentOf({ ...record, environment: "" }, FRONT_END).matchAll(/<\/?[a-z!][^\s>]*/gi)];
    assert.deepEqual(
      tags,
      own.map(([tag]) => tag.toLowerCase()),
    );
    assert.equal(tags.filter((tag) => tag === "<script").length, 2);
  });

  it("carries the whole record", () => {
    assert.deepEqual(JSON.parse(PLAN.exec(text)?.[1] ?? ""), JSON.parse(JSON.stringify(record)));
  });

  it("lets its own script and style act, by their digests, and loads nothing", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? "";
    const digest = (part: string): string => createHash("sha256").update(part).digest("base64");
    assert.equal(
      policy,
      `default-src 'none'; script-src 'sha256-${digest(FRONT_END.script)}'; style-src 'sha256-${digest(FRONT_END.style)}'; base-uri 'none'; form-action 'none'`,
    );
    assert.ok(text.indexOf("Content-Security-Policy") < text.indexOf("<style>"), "before what it judges");
  });

  it("escapes the environment's name in the title", () => {
    assert.equal(escapeHtml(`<a b="c">'&`), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
    assert.doesNotMatch(/<title>([^]*?)<\/title>/.exec(text)?.[1] ?? "<", /[<>"]/);
  });
});
