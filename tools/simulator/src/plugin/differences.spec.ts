/** Proves which property paths differ, as the engine writes them, and which of them ignoreChanges covers. */
import assert from "node:assert/strict";
import { covers, differences } from "./differences.ts";

describe("differences of inputs", () => {
  for (const [what, olds, news, expected] of [
    ["nothing", { a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 }, []],
    ["a value", { a: 1 }, { a: 2 }, ["update a"]],
    ["what comes and goes", { a: 1 }, { b: 1 }, ["delete a", "add b"]],
    ["an object's inside", { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ["update a.c"]],
    [
      "keys that are no names",
      { tags: { "a/b": 1 } },
      { tags: { 'say "x"': 1 } },
      ['delete tags["a/b"]', 'add tags["say \\"x\\""]'],
    ],
    ["items of a list", { a: [1, { b: 2 }] }, { a: [1, { b: 3 }, 4] }, ["update a[1].b", "add a[2]"]],
    ["a list that becomes an object", { a: [1] }, { a: { b: 1 } }, ["update a"]],
    ["null beside nothing", { a: null }, {}, ["delete a"]],
  ] as const)
    it(`tells ${what}`, () => {
      assert.deepEqual(
        differences(olds, news).map(({ kind, path }) => `${kind} ${path}`),
        expected,
      );
    });

  for (const [pattern, path, is] of [
    ["tags", "tags", true],
    ["tags", "tags.team", true],
    ["tags", "tagsAll", false],
    ["tags.team", "tags", false],
    ["tags.*", "tags.team", true],
    ['tags["a.b/c"]', 'tags["a.b/c"]', true],
    ['tags["a.b/c"]', 'tags["a.b"]', false],
    ["rules[0].id", "rules[0].id", true],
    ["rules[*].id", "rules[3].id", true],
    ["rules[0].id", "rules[1].id", false],
  ] as const)
    it(`${is ? "covers" : "does not cover"} ${path} by ${pattern}`, () => {
      assert.equal(covers(pattern, path), is);
    });
});
