/** Rules wait for events that exist. */
import { isObject } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type Inputs, type JudgedResource } from "../../../rule.ts";
import { documentOf } from "../../policy-document.ts";
import { EVENT_RULE } from "../../types.ts";
import { listOf, unless } from "../../values.ts";
import { ALWAYS, asksForAbsence, ENVELOPE, impossible, leavesOf, literals } from "./pattern.ts";
import { knownEventProblems, readProblems, valueProblems } from "./values.ts";

export const eventPatternCanMatch = defineResourceRule({
  id: "event-pattern-can-match",
  title: "EventBridge patterns can match",
  description:
    "A pattern with a wrong name or value is accepted and never matches: the alarm that hangs on it never rings.",
  severity: "high",
  frameworks: [],
  remediation: "compare the pattern with the event in the service's reference, letter by letter",
  url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html",
  types: [EVENT_RULE],
  examples: {
    good: {
      eventPattern: {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance State-change Notification"],
        detail: { state: ["terminated"] },
      },
    },
    bad: {
      eventPattern: {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance State-Change Notification"],
        detail: { state: ["terminating"] },
      },
    },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const { eventPattern, state } = inputs;
  if (eventPattern === undefined || eventPattern === null) return [];
  const pattern = documentOf(eventPattern);
  if (!pattern) return unless(false, "eventPattern", eventPattern, "must be a JSON object");
  return problemsIn(pattern, "eventPattern", state === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
}

function problemsIn(pattern: Inputs, path: string, readsToo: boolean): readonly Finding[] {
  const alternatives = listOf(pattern["$or"]).filter(isObject);
  const ofEach = alternatives.map((one, i) => problemsIn(one, `${path}.$or[${i}]`, readsToo));
  return [
    ...leavesOf(pattern).flatMap(({ field, filters }) => leafProblems(field, filters, `${path}.${field}`)),
    ...knownEventProblems(pattern, path),
    ...(readsToo ? [] : readProblems(pattern, path)),
    // One alternative that can match is enough.
    ...(ofEach.every((problems) => problems.length > 0) ? ofEach.flat() : []),
  ];
}

function leafProblems(field: string, filters: unknown, path: string): readonly Finding[] {
  const why = impossible(filters);
  if (why !== undefined) return unless(false, path, filters, why);
  const inEnvelope = !field.includes(".");
  if (inEnvelope && !ENVELOPE.has(field) && !listOf(filters).some(asksForAbsence))
    return unless(false, path, filters, "must be a field of events");
  if (ALWAYS.includes(field) && listOf(filters).every(asksForAbsence))
    return unless(false, path, filters, "must not be absent: every event has it");
  return literals(filters).flatMap((value) => valueProblems(field, value, path));
}
