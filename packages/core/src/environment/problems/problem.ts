/** A problem of a file that people write: as data, and as the lines that a terminal shows. */
import { UserError } from "../../errors.ts";
import type { Path } from "../yaml/path.ts";

/** What is wrong with a value, before it is known in which line of which file the value stands. */
export interface Finding {
  readonly path: Path;
  /** Goes on from the path: "must be at least minSize (got 2, minSize is 3)". */
  readonly message: string;
  /** The value as written; undefined when there is none. */
  readonly given?: unknown;
  /** What may stand there, in words. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly change: string;
}

export interface Problem {
  /** Relative to the working directory. */
  readonly file: string;
  /** Counted from 1; undefined when the file as a whole is meant. */
  readonly line?: number;
  readonly column?: number;
  /** Empty when the file as a whole is meant. */
  readonly path: string;
  readonly given?: unknown;
  readonly allowed?: string;
  readonly message: string;
  readonly change: string;
}

/** Everything that is wrong with one file; the message lists it all. */
export class EnvironmentError extends UserError {
  override name = "EnvironmentError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(formatProblem).join("\n");
}

/** Two lines: where and what, then what to change. */
export function formatProblem({ file, line, path, message, change }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const where = path === "" ? (line === undefined ? `${place}:` : place) : `${place} ${path}:`;
  return `${where} ${message}\n  change: ${change}`;
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "number") return String(value);
  return JSON.stringify(typeof value === "string" ? shortened(value) : value);
}

const LONGEST_TEXT = 200;

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** A value as a file may hold it: text without quotes. */
export function plain(value: unknown): string {
  return typeof value === "string" ? value : shown(value);
}

/** "a, b or c". */
export function oneOf(values: readonly unknown[]): string {
  const texts = values.map(plain);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}
