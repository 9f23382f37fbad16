/** Holds the text of a file against its schema and its checks, and collects everything that is wrong. */
import type { z } from "zod";
import { EnvironmentError, type Finding, type Problem } from "./problems/problem.ts";
import { shownFile } from "./read-text.ts";
import { schemaFindings } from "./schema/findings.ts";
import { parseValid } from "./schema/parse-valid.ts";
import { positionOf, readDocument, type YamlDocument, type Position } from "./yaml/document.ts";
import { formatPath, type Path, startsWith } from "./yaml/path.ts";

export interface Valid<T> {
  readonly value: T;
  readonly document: YamlDocument;
}

/** Rules over the whole value. `invalid` are the paths at which something was left out of it. */
export type WholeRules<T> = (value: T, invalid: readonly Path[]) => Finding[];

/** @throws EnvironmentError with every problem, in the order of the file. */
export function validate<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  rules: WholeRules<T>,
): Valid<T> {
  return validateDocument(file, readDocument(text), schema, rules);
}

/** @throws EnvironmentError with every problem, in the order of the file. */
export function validateDocument<T>(
  file: string,
  document: YamlDocument,
  schema: z.ZodType<T>,
  rules: WholeRules<T>,
): Valid<T> {
  const findings = document.broken ? document.findings : allFindings(document, schema, rules);
  if (findings.length > 0) throw new EnvironmentError(problems(file, findings));
  return { value: schema.parse(document.value), document };
}

function allFindings<T>(
  document: YamlDocument,
  schema: z.ZodType<T>,
  rules: WholeRules<T>,
): (Finding & Position)[] {
  const textAt = (path: Path): string | undefined => document.written.get(formatPath(path))?.source;
  const hidden = (path: Path): boolean => document.unknown.some((unknown) => startsWith(path, unknown));
  const fromSchema = schemaFindings({ schema, value: document.value, textAt });
  const valid = parseValid(schema, document.value);
  const fromRules =
    valid.value === undefined ? [] : rules(valid.value as T, [...valid.omitted, ...document.unknown]);
  const placed = [...fromSchema.filter(({ path }) => !hidden(path)), ...fromRules].map((finding) => ({
    ...finding,
    ...positionOf(document, finding.path),
  }));
  return [...document.findings, ...placed];
}

function problems(file: string, findings: readonly (Finding & Position)[]): Problem[] {
  return [...findings]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .filter(({ line, path }, i, all) => path.length > 0 || line !== all[i - 1]?.line)
    .map(({ path, line, column, given, allowed, message, change }) => ({
      file: shownFile(file),
      line,
      column,
      path: formatPath(path),
      given,
      allowed,
      message,
      change,
    }));
}
