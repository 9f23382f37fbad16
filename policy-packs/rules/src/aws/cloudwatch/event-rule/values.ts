/** Values that fields of AWS events cannot have. */
import type { Finding, Inputs } from "../../../rule.ts";
import { listOf, unless, valueAt } from "../../values.ts";
import { KNOWN_EVENTS } from "./events.ts";
import { canMatch, leavesOf, literals, onlyLiterals } from "./pattern.ts";

const SPELLING = new Map(Object.keys(KNOWN_EVENTS).map((type) => [folded(type), type]));
const CLOUDTRAIL = "AWS API Call via CloudTrail";
/** Services whose Describe calls are not management events. */
const WITH_DATA_EVENTS = new Set(["aws.s3", "aws.dynamodb"]);

/** Without case, spaces and hyphens, by which names are mistaken for one another. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, "");
}

/** What is wrong with one plain value of a field, whatever the event. */
export function valueProblems(field: string, value: string, path: string): readonly Finding[] {
  switch (field) {
    case "account":
      return unless(/^\d{12}$/.test(value), path, value, "must be 12 digits");
    case "region":
      return unless(/^[a-z]{2}(-[a-z]+)+-\d+$/.test(value), path, value, "must be a region");
    case "version":
      return unless(value === "0", path, value, "must be 0");
    case "source":
      return sourceProblems(value, path);
    case "detail-type": {
      const spelled = SPELLING.get(folded(value));
      return unless(spelled === undefined || spelled === value, path, value, `must be "${spelled}"`);
    }
    case "detail.eventSource":
      return unless(value.endsWith(".amazonaws.com"), path, value, "must end in .amazonaws.com");
    default:
      return [];
  }
}

function sourceProblems(value: string, path: string): readonly Finding[] {
  const [, service] =
    /^([\w-]+)\.amazonaws\.com$/.exec(value) ?? /^aws[.:](?!partner\/)(.+)$/i.exec(value) ?? [];
  const written = service && `aws.${service.toLowerCase()}`;
  return unless(!written || written === value, path, value, `must be written as AWS writes it, ${written}`);
}

/** What the events that a pattern names by detail-type cannot have. */
export function knownEventProblems(pattern: Inputs, path: string): readonly Finding[] {
  const { "detail-type": types, source } = pattern;
  const known = literals(types).flatMap((type) =>
    KNOWN_EVENTS[type] ? [{ type, ...KNOWN_EVENTS[type] }] : [],
  );
  if (known.length === 0 || !onlyLiterals(types)) return [];
  const senders = Array.isArray(source) && onlyLiterals(source) ? literals(source) : undefined;
  return [
    ...known
      .filter((event) => senders && senders.length > 0 && !senders.includes(event.source))
      .flatMap((event) =>
        unless(false, `${path}.source`, source, `must be ${event.source} for "${event.type}"`),
      ),
    ...(known.length === literals(types).length ? detailProblems(known, pattern, path) : []),
  ];
}

function detailProblems(
  known: readonly { readonly values?: Readonly<Record<string, readonly string[]>> }[],
  pattern: Inputs,
  path: string,
): readonly Finding[] {
  return leavesOf(pattern).flatMap(({ field, filters }) => {
    const possible = known.map(({ values }) => values?.[field.replace(/^detail\./, "")]);
    if (!field.startsWith("detail.") || possible.some((values) => values === undefined)) return [];
    const values = possible.flatMap((some) => some ?? []);
    const where = `${path}.${field}`;
    if (literals(filters).length === 0) {
      const possibly = listOf(filters).some((filter) => values.some((value) => canMatch(filter, value)));
      return unless(possibly, where, filters, `must match one of ${values.join(", ")}`);
    }
    return literals(filters).flatMap((value) =>
      unless(values.includes(value), where, value, `must be one of ${values.join(", ")}`),
    );
  });
}

/** CloudTrail passes calls that only read on to rules that ask for all management events, and to no other. */
export function readProblems(pattern: Inputs, path: string): readonly Finding[] {
  const onlyCalls = literals(pattern["detail-type"]).includes(CLOUDTRAIL);
  if (!onlyCalls || literals(pattern["source"]).some((source) => WITH_DATA_EVENTS.has(source))) return [];
  return literals(valueAt(pattern, "detail.eventName"))
    .filter((name) => name.startsWith("Describe"))
    .flatMap((name) =>
      unless(
        false,
        `${path}.detail.eventName`,
        name,
        "must be a call that changes something, or state be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      ),
    );
}
