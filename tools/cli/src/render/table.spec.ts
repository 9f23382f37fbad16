// Proves that a table becomes blocks of lines where it does not fit, so that a narrow terminal breaks no row.
import assert from "node:assert/strict";
import { table } from "./table.ts";
import { visibleLength } from "./width.ts";

const HEAD = ["POOL", "TYPE", "SIZE"];
const ROWS = [
  ["data", "r5.xlarge", "3"],
  ["application-spot", "t3.xlarge, t3a.xlarge", "20"],
];

describe("a table", () => {
  it("has columns where it fits or nobody limits it, numbers to the right", () => {
    const expected = [
      "  POOL              TYPE                   SIZE",
      "  data              r5.xlarge                 3",
      "  application-spot  t3.xlarge, t3a.xlarge    20",
    ];
    assert.deepEqual(table(HEAD, ROWS, undefined).split("\n"), expected);
    assert.deepEqual(table(HEAD, ROWS, 47).split("\n"), expected);
  });

  it("is a block for each row where it does not fit", () => {
    const narrow = table(HEAD, ROWS, 46).split("\n");
    assert.deepEqual(narrow, [
      "  data",
      "    TYPE  r5.xlarge",
      "    SIZE  3",
      "  application-spot",
      "    TYPE  t3.xlarge, t3a.xlarge",
      "    SIZE  20",
    ]);
    assert.ok(narrow.every((line) => visibleLength(line) <= 46));
  });

  it("has no blanks after an empty cell", () =>
    assert.equal(table(["A", "B"], [["x", ""]], 1), "  x\n    B"));
});
