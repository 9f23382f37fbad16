/** Reads YAML text into plain values, remembering in which line each of them is written. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { Finding } from "../problems/problem.ts";
import { formatPath, type Path } from "./path.ts";
import { syntaxMessage } from "./syntax.ts";

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface Written extends Position {
  /** A scalar's text as it stands in the file: 1.30, not 1.3. */
  readonly source?: string;
}

export interface YamlDocument {
  readonly value: unknown;
  /** Where each key and list item is written, by path. */
  readonly written: ReadonlyMap<string, Written>;
  /** Problems of the YAML itself. */
  readonly findings: readonly (Finding & Position)[];
  /** Whether the text is broken so that its values say nothing. */
  readonly broken: boolean;
  /** Paths whose value is not known, because a problem of the YAML hides it. */
  readonly unknown: readonly Path[];
}

const REFUSED = "are not used in this file";

/** Duplicate keys are found here and not by the parser, so that they are reported with a path like all else. */
export function readDocument(text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const findings: (Finding & Position)[] = [];
  const written = new Map<string, Written>();
  const unknown: Path[] = [];

  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse = (path: Path, at: Position, message: string, given: string, change: string): void => {
    findings.push({ path, ...at, message, given, change });
  };

  function read(node: Node | null, path: Path, at: Position): unknown {
    if (isAlias(node)) {
      unknown.push(path);
      refuse(
        path,
        at,
        `anchors and aliases ${REFUSED} (got *${node.source})`,
        `*${node.source}`,
        "write the value out",
      );
      return undefined;
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) {
      const anchor = `&${node.anchor}`;
      refuse(path, at, `anchors and aliases ${REFUSED} (got ${anchor})`, anchor, `remove ${anchor}`);
    }
    if (isMap(node)) return readMap(node.items as Pair<Node, Node | null>[], path);
    if (isSeq(node)) {
      return node.items.map((item, i) => {
        const here = position((item as Node).range?.[0] ?? 0);
        const source = isScalar(item) ? item.source : undefined;
        written.set(formatPath([...path, i]), { ...here, source });
        return read(item as Node, [...path, i], here);
      });
    }
    return isScalar(node) ? node.value : null;
  }

  function readMap(pairs: readonly Pair<Node, Node | null>[], path: Path): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (const { key, value } of pairs) {
      const at = position(key.range?.[0] ?? 0);
      if (!isScalar(key)) {
        refuse(path, at, "has a key that is a map or a list", "?", "write a plain word as the key");
        continue;
      }
      const name = String(key.value);
      const here = [...path, name];
      if (name === "__proto__") {
        // JavaScript's objects give this name a meaning of its own: the value would be lost without a word.
        refuse(here, at, "is not a name that can be used", name, "rename it");
        continue;
      }
      if (name === "<<") {
        unknown.push(path);
        refuse(path, at, `merge keys ${REFUSED} (got <<)`, "<<", "write the keys out");
        continue;
      }
      const first = written.get(formatPath(here));
      if (first) {
        refuse(
          here,
          at,
          `is written twice (the first is in line ${first.line})`,
          name,
          "keep one of the two",
        );
        continue;
      }
      written.set(formatPath(here), { ...at, source: isScalar(value) ? value.source : undefined });
      entries.push([name, read(value, here, at)]);
    }
    return Object.fromEntries(entries);
  }

  const value = read(document.contents, [], { line: 1, column: 1 });
  for (const error of [...document.errors, ...document.warnings]) {
    findings.push({ path: [], ...position(error.pos[0]), ...syntaxMessage(error.code, error.message) });
  }
  return { value, written, findings, broken: document.errors.length > 0, unknown };
}

/** Where the path is written or, when it is not, the nearest map or list around it. */
export function positionOf(document: YamlDocument, path: Path): Position {
  for (let length = path.length; length > 0; length--) {
    const found = document.written.get(formatPath(path.slice(0, length)));
    if (found) return { line: found.line, column: found.column };
  }
  return { line: 1, column: 1 };
}
