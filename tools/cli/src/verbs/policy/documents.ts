/** Cuts a text into documents and parses each by itself, so that one that is broken costs only itself. */
import { load, YAMLException } from "js-yaml";
import { jsonValues } from "./json-values.ts";
import { assertJudgeable, NotJudgeable } from "./judgeable.ts";
import type { Problem, Source } from "./sources.ts";
import { KUBECTL_SCHEMA } from "./yaml-schema.ts";

export interface Document {
  readonly file: string;
  /** Counted from 0. */
  readonly index: number;
  /** Line of the file in which it begins, counted from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Documents in their order, and what is wrong with those that cannot be read; empty documents are left out. */
export function* documentsOf({ file, text }: Source): Generator<Document | Problem> {
  // JSON is YAML too, but its own parser is much faster.
  const values = jsonValues(text);
  if (values !== undefined) {
    for (const [i, { value, line }] of values.entries()) yield judgeable(file, i, line, () => value);
    return;
  }
  let index = 0;
  for (const { line, text: part } of partsOf(text)) {
    const document = judgeable(file, index, line, () => load(part, { schema: KUBECTL_SCHEMA }));
    index += 1;
    if ("message" in document || (document.value !== undefined && document.value !== null)) yield document;
  }
}

interface Part {
  readonly line: number;
  readonly text: string;
}

/** In YAML, a line that starts with three hyphens always begins a document: no text can hold one. */
const BEGINS = /^---(?=[ \t\r\n]|$)/gm;
function* partsOf(text: string): Generator<Part> {
  const starts = [...text.matchAll(BEGINS)].map(({ index }) => index);
  const first = starts[0] ?? text.length;
  const bounds = isPrologue(text.slice(0, first)) ? [0, ...starts.slice(1)] : [0, ...starts];
  let line = 1;
  for (const [i, start] of bounds.entries()) {
    const part = text.slice(start, bounds[i + 1] ?? text.length);
    const blank = leadingLines(part);
    yield { line: line + blank, text: part };
    line += newlines(part);
  }
}

/** Comments and directives before a document's hyphens belong to it. */
function isPrologue(text: string): boolean {
  return text.split("\n").every((line) => saysNothing(line) || line.trimEnd() === "...");
}

/** Lines before the first that says something; none where no line does. */
function leadingLines(part: string): number {
  let lines = 0;
  for (let start = 0; start < part.length; lines += 1) {
    const end = part.indexOf("\n", start);
    if (end < 0) return saysNothing(part.slice(start)) ? 0 : lines;
    if (!saysNothing(part.slice(start, end))) return lines;
    start = end + 1;
  }
  return 0;
}

function saysNothing(line: string): boolean {
  const text = (line.startsWith("---") ? line.slice(3) : line).trim();
  return text === "" || text.startsWith("#") || text.startsWith("%");
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function judgeable(file: string, index: number, line: number, parse: () => unknown): Document | Problem {
  const problem = (message: string, at = line): Problem => ({ file, document: index + 1, line: at, message });
  try {
    const value = parse();
    assertJudgeable(value);
    return { file, index, line, value };
  } catch (error) {
    if (error instanceof YAMLException) return problem(`is not YAML: ${error.reason}`);
    if (error instanceof NotJudgeable) return problem(error.message);
    if (error instanceof RangeError) return problem("is nested too deeply to be read");
    throw error;
  }
}
