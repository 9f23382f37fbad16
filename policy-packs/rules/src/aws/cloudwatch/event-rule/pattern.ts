/** EventBridge event patterns: what their filters can match. */
import type { Inputs } from "../../../rule.ts";
import { isObject, listOf } from "../../values.ts";

/** Fields that every event has. `replay-name` is on replayed ones only. */
export const ALWAYS = [
  "version",
  "id",
  "detail-type",
  "source",
  "account",
  "time",
  "region",
  "resources",
  "detail",
];
export const ENVELOPE: ReadonlySet<string> = new Set([...ALWAYS, "replay-name"]);

/** A list of filters somewhere in a pattern: one of them has to match. */
export interface Leaf {
  /** Dotted path in the event: detail.state. */
  readonly field: string;
  readonly filters: unknown;
}

/** Filters of a pattern, those of nested objects too, but not those of its alternatives. */
export function leavesOf(pattern: Inputs, prefix = ""): readonly Leaf[] {
  return Object.entries(pattern)
    .filter(([key]) => key !== "$or")
    .flatMap(([key, filters]) =>
      isObject(filters) ? leavesOf(filters, `${prefix}${key}.`) : [{ field: `${prefix}${key}`, filters }],
    );
}

/** Strings among the filters of a field. */
export const literals = (filters: unknown): readonly string[] =>
  listOf(filters).filter((filter) => typeof filter === "string");

/** Whether every filter of a field is a plain string, so that nothing else can match. */
export const onlyLiterals = (filters: unknown): boolean =>
  literals(filters).length === listOf(filters).length;

/** Why a list of filters can match nothing, whatever the field is; undefined when it can. */
export function impossible(filters: unknown): string | undefined {
  if (!Array.isArray(filters)) return "must be a list of values";
  if (filters.length === 0) return "must hold a value: an empty list matches nothing";
  return filters.every((filter) => isObject(filter) && emptyRange(filter["numeric"]))
    ? "must leave a number between its bounds"
    : undefined;
}

/** Whether numeric bounds, [">", 5, "<", 5], leave nothing between them. */
function emptyRange(bounds: unknown): boolean {
  if (!Array.isArray(bounds)) return false;
  let [low, high, open] = [-Infinity, Infinity, false];
  for (let i = 0; i + 1 < bounds.length; i += 2) {
    const [operator, bound] = [String(bounds[i]), Number(bounds[i + 1])];
    if (operator.startsWith(">")) low = Math.max(low, bound);
    if (operator.startsWith("<")) high = Math.min(high, bound);
    if (operator === ">" || operator === "<") open = true;
  }
  return low > high || (low === high && open);
}

/** Whether a filter asks for a field to be absent. */
export const asksForAbsence = (filter: unknown): boolean => isObject(filter) && filter["exists"] === false;

/** Whether a filter takes a value. Filters that are not understood take everything. */
export function canMatch(filter: unknown, value: string): boolean {
  if (!isObject(filter)) return filter === value;
  const { prefix, suffix, "equals-ignore-case": same, "anything-but": not } = filter;
  if (typeof prefix === "string") return value.startsWith(prefix);
  if (typeof suffix === "string") return value.endsWith(suffix);
  if (typeof same === "string") return value.toLowerCase() === same.toLowerCase();
  return !listOf(not).includes(value);
}
