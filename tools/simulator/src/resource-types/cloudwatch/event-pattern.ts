/** Event patterns: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
import type { Properties } from "../../account/account.ts";
import { isObject } from "../../account/input.ts";
import { type Refusal, refusal } from "../../account/refusal.ts";

const MATCHERS = [
  ...["prefix", "suffix", "equals-ignore-case", "wildcard", "anything-but", "numeric", "exists", "cidr"],
];
const MAX_LENGTH = 4096;

export function patternRefusals(pattern: unknown): Refusal[] {
  if (pattern === undefined || pattern === "") return [];
  const fault = faultOf(pattern);
  if (fault === undefined) return [];
  return [
    refusal(
      "InvalidEventPatternException",
      "eventPattern",
      `the event pattern is not valid: ${fault}`,
      "write a JSON object whose fields hold lists of values or matchers",
    ),
  ];
}

function faultOf(pattern: unknown): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(String(pattern));
  } catch {
    return "it is not JSON";
  }
  if (!isObject(parsed)) return "it is not an object";
  if (Object.keys(parsed).length === 0) return "it is empty";
  if (String(pattern).length > MAX_LENGTH) return `it has more than ${MAX_LENGTH} characters`;
  return fieldsFault(parsed, "");
}

/** Fields nest; at the end of each there is a list that is not empty. */
function fieldsFault(fields: Properties, at: string): string | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const path = at === "" ? name : `${at}.${name}`;
    const fault = name === "$or" ? alternativesFault(value, path) : fieldFault(value, path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function alternativesFault(value: unknown, path: string): string | undefined {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isObject))
    return `${path} is no list of alternatives`;
  return value.map((fields) => fieldsFault(fields, path)).find((fault) => fault !== undefined);
}

function fieldFault(value: unknown, path: string): string | undefined {
  if (isObject(value)) return Object.keys(value).length === 0 ? `${path} is empty` : fieldsFault(value, path);
  if (!Array.isArray(value)) return `${path} is neither a list nor an object`;
  if (value.length === 0) return `${path} is an empty list`;
  return value.map((item) => itemFault(item, path)).find((fault) => fault !== undefined);
}

function itemFault(item: unknown, path: string): string | undefined {
  if (Array.isArray(item)) return `${path} holds a list inside its list`;
  if (!isObject(item)) return undefined;
  const [matcher, ...more] = Object.keys(item);
  if (matcher === undefined || more.length > 0) return `${path} holds a matcher that is not one key`;
  return MATCHERS.includes(matcher) ? undefined : `${path} has the unknown matcher ${matcher}`;
}
