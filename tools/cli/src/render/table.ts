/** Plain tables: columns by spaces, no frames; where they do not fit, a block of lines for each row. */
import Table from "cli-table3";
import { style } from "./style.ts";
import { visibleLength, width } from "./width.ts";

const NO_FRAME = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "  ",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

type Rows = readonly (readonly string[])[];

/** Columns whose every cell is a number stand right. @param columns of the terminal; no limit when undefined. */
export function table(head: readonly string[], rows: Rows, columns = width): string {
  const made = asTable(head, rows);
  const widest = Math.max(...made.split("\n").map(visibleLength));
  return columns === undefined || widest <= columns ? made : asBlocks(head, rows);
}

function asTable(head: readonly string[], rows: Rows): string {
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((row) => /^[\d,]*$/.test(row[i] ?? "")));
  const made = new Table({
    head: head.map((text) => style.dim(text)),
    chars: NO_FRAME,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: numeric.map((right) => (right ? "right" : "left")),
  });
  made.push(...rows.map((row) => [...row]));
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function asBlocks([, ...labels]: readonly string[], rows: Rows): string {
  const longest = Math.max(...labels.map((label) => label.length));
  return rows
    .flatMap(([first = "", ...cells]) => [
      `  ${style.bold(first)}`,
      ...cells.map((cell, i) => `    ${style.dim((labels[i] ?? "").padEnd(longest))}  ${cell}`.trimEnd()),
    ])
    .join("\n");
}
