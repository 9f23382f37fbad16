/** Proves: every key and list item is found at its line and column, and YAML that hides a value is refused. */
import assert from "node:assert/strict";
import { lines, problemsOfText, shippedText } from "../testing/mutated.ts";
import { positionOf, readDocument } from "./document.ts";
import { parsePath } from "./path.ts";

const TEXT = `# a comment
plain: 1
map:
  inner:
    deep: "x"   # another
list:
  - name: one
    size: 1
  - name: two
    size: 2
flow: { a: 1, b: { c: [10, 20] } }
folded: >
  text
  text
"quoted key": 1
dotted: { example.com/team: a }
`;

describe("positions in a YAML file", () => {
  const document = readDocument(TEXT);
  const POSITIONS: readonly [path: string, line: number, column: number][] = [
    ["plain", 2, 1],
    ["map", 3, 1],
    ["map.inner", 4, 3],
    ["map.inner.deep", 5, 5],
    ["list[0]", 7, 5],
    ["list[0].size", 8, 5],
    ["list[1].name", 9, 5],
    ["flow.a", 11, 9],
    ["flow.b.c", 11, 20],
    ["flow.b.c[1]", 11, 28],
    ["folded", 12, 1],
    ["quoted key", 15, 1],
    ['dotted["example.com/team"]', 16, 11],
    // Not written: the nearest thing around it.
    ["map.inner.missing", 4, 3],
    ["list[5].name", 6, 1],
    ["nowhere", 1, 1],
  ];
  for (const [path, line, column] of POSITIONS) {
    it(path, () => assert.deepEqual(positionOf(document, parsePath(path)), { line, column }));
  }

  it("are the same with Windows line ends", () => {
    const crlf = readDocument(TEXT.replaceAll("\n", "\r\n"));
    for (const [path, line] of POSITIONS) assert.equal(positionOf(crlf, parsePath(path)).line, line, path);
  });

  it("come with the text of a scalar as written", () => {
    assert.equal(readDocument("version: 1.30\n").written.get("version")?.source, "1.30");
  });
});

describe("YAML that hides a value", () => {
  const prod = shippedText();
  const CASES: readonly [name: string, text: string, expected: RegExp[]][] = [
    [
      "a key that is written twice",
      prod.replace("topology: layered\n", "topology: layered\ntopology: layered\n"),
      [
        /^prod\.yaml:7 topology: is written twice \(the first is in line 6\)\n {2}change: keep one of the two$/,
      ],
    ],
    [
      "a pool that is written twice",
      prod.replace("  application-spot:\n", "  system: {}\n  application-spot:\n"),
      [/nodePools\.system: is written twice/],
    ],
    [
      "an anchor and its alias",
      prod
        .replace("labels: { workload: compute", "labels: &shared { workload: compute")
        .replace('labels: { workload: memory, spot: "false" }', "labels: *shared"),
      [
        /nodePools\.compute\.labels: anchors and aliases are not used in this file \(got &shared\)\n {2}change: remove &shared$/,
        /nodePools\.memory\.labels: anchors and aliases are not used in this file \(got \*shared\)\n {2}change: write the value out$/,
      ],
    ],
    [
      "a key that is a list",
      prod.replace("topology: layered\n", "topology: layered\n? [a, b]\n: 1\n"),
      [/^prod\.yaml:7 has a key that is a map or a list\n {2}change: write a plain word as the key$/],
    ],
    [
      "a merge key",
      prod.replace("      cpuManagerPolicy: static\n", "      <<: { cpuManagerPolicy: static }\n"),
      [
        /nodePools\.system\.kubelet: merge keys are not used in this file \(got <<\)\n {2}change: write the keys out$/,
      ],
    ],
    [
      "a key that means something else to JavaScript",
      prod.replace("  application-spot:\n", "  __proto__: {}\n  application-spot:\n"),
      [/^prod\.yaml:\d+ nodePools\.__proto__: is not a name that can be used\n {2}change: rename it$/],
    ],
    [
      "a tag",
      prod.replace("environment: prod", "environment: !env prod"),
      [/^prod\.yaml:4 not valid YAML: tags are not used/],
    ],
    ["a second document", `${prod}---\nmore: 1\n`, [/not valid YAML: the file holds more than one document/]],
  ];
  for (const [name, text, expected] of CASES) {
    it(name, async () => {
      assert.notEqual(text, prod);
      const problems = (await problemsOfText(text)).map(lines);
      expected.forEach((line, i) => assert.match(problems[i] ?? "nothing", line));
      assert.equal(problems.length, expected.length, problems.join("\n"));
    });
  }
});

describe("YAML that cannot be read", () => {
  const CASES: readonly [name: string, text: string, expected: RegExp][] = [
    [
      "an open bracket",
      "a: [1, 2\nb: 3\n",
      /^prod\.yaml:2 not valid YAML: the indentation is wrong, or a \[ or \{ is not closed\n {2}change: close/,
    ],
    [
      "a tab",
      "a:\n\tb: 1\n",
      /^prod\.yaml:2 not valid YAML: a tab is used as indentation\n {2}change: indent with spaces$/,
    ],
    [
      "a colon in a value",
      "a: b: c\n",
      /^prod\.yaml:1 not valid YAML: a map begins where a value is expected/,
    ],
    ["wrong indentation", "a:\n  b: 1\n   c: 2\n", /^prod\.yaml:2 not valid YAML/],
    ["an open quote", 'a: "x\nb: 1\n', /not valid YAML: a character is missing/],
    [
      "a reserved character",
      "a: @x\n",
      /^prod\.yaml:1 not valid YAML: a value begins with a character that YAML reserves/,
    ],
    [
      "a thousand brackets",
      `a: ${"[".repeat(2000)}${"]".repeat(2000)}\n`,
      /^prod\.yaml:1 not valid YAML: lists or maps are nested too deeply\n {2}change: nest less$/,
    ],
    [
      "a key without a colon",
      "key\nb: 1\n",
      /^prod\.yaml:1 not valid YAML: a key goes over more than one line/,
    ],
  ];
  for (const [name, text, expected] of CASES) {
    it(name, async () => {
      const problems = await problemsOfText(text);
      assert.match(lines(problems[0]), expected);
      // Values that were guessed from broken text are not judged.
      assert.ok(problems.every(({ path }) => path === ""));
    });
  }

  it("reports several places at once", async () => {
    const problems = await problemsOfText("a: @x\nb: 1\nc: %y\n");
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 3],
    );
  });

  const NOT_A_MAP: readonly [string, RegExp][] = [
    ["- a\n- b\n", /^prod\.yaml:1 must be a map \(got a list\)/],
    ["just text\n", /^prod\.yaml:1 must be a map \(got "just text"\)/],
    ["# only a comment\n", /^prod\.yaml:1 must be a map \(got nothing\)\n {2}change: write a map$/],
  ];
  for (const [text, expected] of NOT_A_MAP) {
    it(`something other than a map: ${JSON.stringify(text)}`, async () => {
      const problems = await problemsOfText(text);
      assert.equal(problems.length, 1);
      assert.match(lines(problems[0]), expected);
    });
  }
});
