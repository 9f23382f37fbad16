/** How wide the reader's terminal is, and text that fits into it. */
import { stripVTControlCharacters } from "node:util";

const NARROWEST = 30;

/** Columns; undefined where nobody limits them, as in a file or a log, where a line that is cut cannot be searched. */
export function widthOf(
  { COLUMNS: asked = "" }: NodeJS.ProcessEnv,
  terminalColumns: number | undefined,
): number | undefined {
  const columns = /^[1-9]\d*$/.test(asked) ? Number(asked) : terminalColumns;
  return columns === undefined || columns === 0 ? undefined : Math.max(columns, NARROWEST);
}

export const width = widthOf(process.env, process.stdout.isTTY ? process.stdout.columns : undefined);

/** Colours take no room. */
export function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** Every line so that it fits; what follows a broken line's first stands further in than it. */
export function fitted(text: string, columns = width): string {
  return text
    .split("\n")
    .map((line) => wrapped(line, `${/^ */.exec(line)?.[0] ?? ""}    `, columns))
    .join("\n");
}

/** One line as several, broken at blanks; what follows the first is indented. A word that is too long stays whole. */
function wrapped(line: string, indent: string, columns: number | undefined): string {
  if (columns === undefined || visibleLength(line) <= columns) return line;
  const start = /^\s*/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = start;
  let empty = true;
  for (const word of line.slice(start.length).split(" ")) {
    const longer = empty ? `${current}${word}` : `${current} ${word}`;
    if (!empty && visibleLength(longer) > columns) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = longer;
    empty = false;
  }
  return [...lines, current].join("\n");
}
