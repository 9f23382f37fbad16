// Proves that documents are cut and read as kubectl reads them: scalars of YAML 1.1, byte order marks, streams of JSON.
import assert from "node:assert/strict";
import { documentsOf } from "./documents.ts";

type Read = readonly [index: number, line: number, value: unknown];

const read = (text: string): readonly (Read | string)[] =>
  [...documentsOf({ file: "a.yaml", text })].map((one) =>
    "message" in one ? one.message : [one.index, one.line, one.value],
  );
const values = (text: string): unknown => {
  const [document] = read(text);
  assert.ok(Array.isArray(document), String(document));
  return (document[2] as { a: unknown }).a;
};

describe("documents of a policy check", () => {
  // Each pair was held against sigs.k8s.io/yaml, which kubectl reads with.
  const SCALARS: readonly (readonly [written: string, read: unknown])[] = [
    ...["y", "Y", "yes", "On", "TRUE"].map((text) => [text, true] as const),
    ...["n", "N", "no", "Off", "False"].map((text) => [text, false] as const),
    ["tRUE", "tRUE"],
    ['"yes"', "yes"],
    ["010", 8],
    ["0o10", 8],
    ["-010", -8],
    ["00", 0],
    ["-0", 0],
    ["08", 8],
    ["0x10", 16],
    ["0b11", 3],
    ["1_000", 1000],
    ["0_0", 0],
    ["+5", 5],
    ["1e3", 1000],
    ["4096.0", 4096],
    ["+.5", 0.5],
    ["1e", "1e"],
    ["1:30", "1:30"],
    ["2001-01-01", "2001-01-01"],
    ["~", null],
    ["!!str 5", "5"],
    ["!!binary aGVsbG8=", "hello"],
  ];
  for (const [written, expected] of SCALARS) {
    it(`reads ${written} as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(values(`a: ${written}\n`), expected);
    });
  }

  it("reads keys like any scalar, and merges what is merged", () => {
    assert.deepEqual(read("yes: 1\n5: 2\n"), [[0, 1, { true: 1, 5: 2 }]]);
    assert.deepEqual(read("x: &x { b: 1, c: 2 }\na:\n  <<: *x\n  b: 3\n"), [
      [0, 1, { x: { b: 1, c: 2 }, a: { b: 3, c: 2 } }],
    ]);
  });

  it("cuts at separators of every line ending, and nowhere inside of a text", () => {
    assert.deepEqual(read("a: 1\r\n---\r\nb: 2\r\n...\r\n"), [
      [0, 1, { a: 1 }],
      [1, 3, { b: 2 }],
    ]);
    assert.deepEqual(read("a: |\n  x\n  ---\n  y\n"), [[0, 1, { a: "x\n---\ny\n" }]]);
    assert.deepEqual(read("%YAML 1.1\n--- {a: 1}\n---\n# nothing\n--- \nb: 2"), [
      [0, 2, { a: 1 }],
      [2, 6, { b: 2 }],
    ]);
  });

  it("reads JSON whole, one value after the other, and among YAML", () => {
    assert.deepEqual(read('[{"a":1}]'), [[0, 1, [{ a: 1 }]]]);
    assert.deepEqual(read('{"a":"}{"}\n{"b":"\\"{"}\n'), [
      [0, 1, { a: "}{" }],
      [1, 2, { b: '"{' }],
    ]);
    assert.deepEqual(read('{"a":1}\n---\nb: 2\n'), [
      [0, 1, { a: 1 }],
      [1, 3, { b: 2 }],
    ]);
  });

  it("says what is wrong with a document, and goes on with the next", () => {
    assert.deepEqual(read("a: !thing b\n---\na: 1\n---\na: [\n---\na: *b\n"), [
      "is not YAML: unknown tag !<!thing>",
      [1, 3, { a: 1 }],
      "is not YAML: unexpected end of the stream within a flow collection",
      'is not YAML: unidentified alias "b"',
    ]);
    assert.equal(read('{"a": 1}\n{"b": }\n').length, 1);
  });
});
