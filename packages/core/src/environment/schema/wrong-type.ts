/** Values of the wrong type, and how to write the one that was meant. */
import { type Finding, plain, shown } from "../problems/problem.ts";
import { misplacedUnit } from "../problems/units.ts";
import type { Path } from "../yaml/path.ts";
import { inWords } from "./in-words.ts";
import { type JsonSchema, valuesOf } from "./json-schema.ts";

export interface WrongValue {
  readonly path: Path;
  readonly given: unknown;
  /** What the schema wants there. */
  readonly node: JsonSchema;
  /** The value's text as it stands in the file. */
  readonly text: string | undefined;
}

const YES = /^(yes|on|y|true)$/i;
const NO = /^(no|off|n|false)$/i;

export function wrongType(value: WrongValue): Finding {
  const { path, given, node } = value;
  const allowed = inWords(node);
  const got = typeof given === "number" && value.text !== undefined ? value.text : shown(given);
  return {
    path,
    given,
    allowed,
    message: `must be ${allowed} (got ${got})`,
    change: remedy(value, keyOf(path), allowed),
  };
}

/** A number that was written with its unit; undefined when that is not what is wrong. */
export function writtenWithUnit({ path, given, node }: WrongValue): Finding | undefined {
  const key = keyOf(path);
  const unit = typeof given === "string" && isNumber(node) ? misplacedUnit(key, given) : undefined;
  if (!unit) return undefined;
  const allowed = inWords(node);
  return {
    path,
    given,
    allowed,
    message: `must be a number without a unit, because the key's name says ${unit.unit} (got ${shown(given)})`,
    change: `write ${unit.number === undefined ? `the number of ${unit.unit} alone` : `${key}: ${unit.number}`}`,
  };
}

function keyOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string") ?? "");
}

function remedy({ path, given, node, text }: WrongValue, key: string, allowed: string): string {
  const label = typeof path.at(-1) === "number" ? "" : `${key}: `;
  if (given === null && path.length > 0) {
    return label === ""
      ? `write ${allowed}, or remove the item`
      : `write ${allowed} after ${key}, or remove the key if it is optional`;
  }
  if (node.type === "string" && typeof given !== "object") {
    return `put it in quotes: ${label}"${text ?? plain(given)}"`;
  }
  if (node.type === "boolean" && typeof given === "string" && YES.test(given)) return `write ${label}true`;
  if (node.type === "boolean" && typeof given === "string" && NO.test(given)) return `write ${label}false`;
  if (isNumber(node) && typeof given === "string" && given.trim() !== "" && Number.isFinite(Number(given))) {
    return `write ${label}${given}, without quotes`;
  }
  if (node.type === "array" && typeof given !== "object")
    return `write a list: ${label}[${text ?? plain(given)}]`;
  return `write ${allowed}`;
}

function isNumber(node: JsonSchema): boolean {
  const values = valuesOf(node);
  if (values.length > 0) return values.every((value) => typeof value === "number");
  return node.type === "integer" || node.type === "number";
}
