/** Zod's issues as findings that say what was given, what is allowed and what to change. */
import type { z } from "zod";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { type Finding, oneOf, plain, shown } from "../problems/problem.ts";
import { formatPath, type Path, valueAt, withValueAt } from "../yaml/path.ts";
import { gist, inWords } from "./in-words.ts";
import { branchesOf, jsonSchema, type JsonSchema, keysOf, schemaAt, valuesOf } from "./json-schema.ts";
import { unknownKey } from "./unknown-key.ts";
import { type WrongValue, writtenWithUnit, wrongType } from "./wrong-type.ts";

/** What findings are read from: the schema, the whole value, and each scalar's text as it stands in the file. */
export interface Source {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly textAt: (path: Path) => string | undefined;
}

/** Every way in which the value is not what the schema wants; one finding for a path. */
export function schemaFindings(source: Source): Finding[] {
  const { error } = source.schema.safeParse(source.value);
  const findings = (error?.issues ?? []).flatMap((issue) => fromIssue(issue, source));
  return findings.filter(
    ({ path }, i) => findings.findIndex((other) => formatPath(other.path) === formatPath(path)) === i,
  );
}

function fromIssue(issue: z.core.$ZodIssue, source: Source): Finding[] {
  const path = issue.path as Path;
  const root = jsonSchema(source.schema);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey(root, source.value, [...path, key]));
  }
  if (issue.code === "invalid_key") return [badName(path, issue.issues[0]?.message ?? "is not a name")];
  const node = schemaAt(root, source.value, path) ?? {};
  const given = valueAt(source.value, path);
  if (given === undefined) return [missing(path, node)];
  const wrong: WrongValue = { path, given, node, text: source.textAt(path) };
  const unit = writtenWithUnit(wrong);
  if (unit) return [unit];
  const values = valuesOf(node);
  if (values.length > 0) return [notListed(path, given, values)];
  if (issue.code === "invalid_union")
    return inBranch(issue, given, node, source) ?? [noBranch(path, given, node)];
  if (issue.code === "invalid_type") return [unquoted(wrong, source) ?? wrongType(wrong)];
  if (issue.code === "invalid_format" || issue.code === "custom") {
    return [
      {
        path,
        given,
        allowed: inWords(node),
        message: `${issue.message} (got ${shown(given)})`,
        change: write(path, node),
      },
    ];
  }
  return [outOfBounds(path, given, node, issue)];
}

/** A number or truth value where text of a certain form is wanted, and which would not have that form in quotes. */
function unquoted({ path, given, node, text }: WrongValue, { schema, value }: Source): Finding | undefined {
  if (node.type !== "string" || given === null || typeof given === "object") return undefined;
  const { error } = schema.safeParse(withValueAt(value, path, text ?? plain(given)));
  const issue = error?.issues.find((one) => formatPath(one.path as Path) === formatPath(path));
  if (!issue) return undefined;
  const message = `${issue.message} (got ${text ?? plain(given)})`;
  return { path, given, allowed: inWords(node), message, change: write(path, node) };
}

function missing(path: Path, node: JsonSchema): Finding {
  const allowed = inWords(node);
  const purpose = gist(node);
  return {
    path,
    allowed,
    message: "is missing",
    change: `add ${String(path.at(-1))}: ${allowed}${purpose === "" ? "" : `. ${purpose}`}`,
  };
}

function badName(path: Path, message: string): Finding {
  return {
    path,
    given: path.at(-1),
    message: `the name ${message} (got ${shown(path.at(-1))})`,
    change: "rename it",
  };
}

function notListed(path: Path, given: unknown, values: readonly unknown[]): Finding {
  const guess = nearest(String(given), values.map(String));
  const quoted = values.find((value) => value !== given && String(value) === String(given));
  return {
    path,
    given,
    allowed: oneOf(values),
    message: `must be ${values.length > 1 ? "one of " : ""}${values.join(", ")} (got ${shown(given)})`,
    change:
      quoted !== undefined
        ? `write ${shown(quoted)}${typeof quoted === "string" ? "" : ", without quotes"}`
        : `write ${typeof values[0] === "number" ? closest(Number(given), values as number[]) : (guess ?? oneOf(values))}`,
  };
}

function closest(given: number, values: readonly number[]): string {
  if (Number.isNaN(given)) return oneOf(values);
  const above = values.find((value) => value > given);
  const below = values.findLast((value) => value < given);
  return oneOf([below, above].filter((value) => value !== undefined));
}

/** What is wrong inside of the one form whose keys were written; undefined when the keys are those of no form. */
function inBranch(
  { errors, path }: z.core.$ZodIssueInvalidUnion,
  given: unknown,
  node: JsonSchema,
  source: Source,
): Finding[] | undefined {
  if (given === null || typeof given !== "object") return undefined;
  const keys = Object.keys(given).sort().join();
  const form = branchesOf(node).findIndex((branch) => keysOf(branch).toSorted().join() === keys);
  const issues = form === -1 ? [] : (errors[form] ?? []);
  if (issues.length === 0) return undefined;
  return issues.flatMap((issue) => fromIssue({ ...issue, path: [...path, ...issue.path] }, source));
}

/** Maps of which exactly one form is allowed, such as maxUnavailable or maxUnavailablePercentage. */
function noBranch(path: Path, given: unknown, node: JsonSchema): Finding {
  const allowed = inWords(node);
  const keys = given !== null && typeof given === "object" ? Object.keys(given) : [];
  const known = branchesOf(node).flatMap((branch) => Object.keys(branch.properties ?? {}));
  const stranger = keys.find((key) => !known.includes(key));
  const guess = stranger === undefined ? undefined : nearest(stranger, known);
  const got = keys.length > 0 ? keys.join(" and ") : shown(given);
  return {
    path,
    given,
    allowed,
    message: `must be ${allowed} (got ${got})${didYouMean(guess)}`,
    change:
      keys.length > 1
        ? `keep one of the forms: ${allowed}`
        : guess === undefined
          ? `write ${allowed}`
          : `rename ${stranger} to ${guess}`,
  };
}

function outOfBounds(path: Path, given: unknown, node: JsonSchema, issue: z.core.$ZodIssue): Finding {
  const allowed = inWords(node);
  if (Array.isArray(given) && (issue.code === "too_small" || issue.code === "too_big")) {
    const limit = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    const message = `must have ${limit} item${Number(issue.code === "too_small" ? issue.minimum : issue.maximum) === 1 ? "" : "s"} (got ${given.length})`;
    return { path, given, allowed: `${limit} items`, message, change: `list ${limit}` };
  }
  if (typeof given === "string") {
    return { path, given, allowed: "text", message: "must not be empty", change: write(path, node) };
  }
  return {
    path,
    given,
    allowed,
    message: `must be ${allowed} (got ${shown(given)})`,
    change: `write ${allowed}`,
  };
}

function write(path: Path, node: JsonSchema): string {
  const purpose = gist(node);
  const name = formatPath(path.slice(path.findLastIndex((step) => typeof step === "string")));
  return `correct ${name}${purpose === "" ? "" : `: ${purpose}`}`;
}
