/**
 * What SARIF 2.1.0 asks of the objects that a check prints, written down from the standard: which properties an object
 * must have, which it may have, and what may stand in them.
 */

type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string", minLength: 1 } as const;
const list = (items: Schema): Schema => ({ type: "array", items });
const object = (properties: Readonly<Record<string, Schema>>, ...required: readonly string[]): Schema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const message = object({ text }, "text");
const level = { enum: ["none", "note", "warning", "error"] };
/** A relative reference, or a URI with a scheme: no space, no backslash, no bare per cent sign. */
const uri = { type: "string", pattern: String.raw`^([^\s%\\<>"{}|^]|%[0-9A-Fa-f]{2})+$` };
/** Lines are counted from 1. */
const region = object({ startLine: { type: "integer", minimum: 1 } }, "startLine");
const physicalLocation = object({ artifactLocation: object({ uri }, "uri"), region }, "artifactLocation");
const location = object({
  physicalLocation,
  logicalLocations: list(object({ fullyQualifiedName: text }, "fullyQualifiedName")),
});
const reportingDescriptor = object(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { ...uri, pattern: "^https://" },
    properties: {
      type: "object",
      properties: {
        tags: { ...list(text), uniqueItems: true },
        // A text that reads as a number from 0 to 10, as code hosts want it.
        "security-severity": { type: "string", pattern: String.raw`^(10(\.0)?|\d(\.\d)?)$` },
      },
    },
  },
  "id",
);
const suppression = object({ kind: { enum: ["inSource", "external"] }, justification: text }, "kind");
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message,
    locations: list(location),
    suppressions: list(suppression),
  },
  "message",
);
const notification = object({ level, message, locations: list(location) }, "message");
const invocation = object(
  { executionSuccessful: { type: "boolean" }, toolExecutionNotifications: list(notification) },
  "executionSuccessful",
);
const driver = object(
  {
    name: text,
    semanticVersion: { type: "string", pattern: String.raw`^\d+\.\d+\.\d+` },
    rules: { ...list(reportingDescriptor), uniqueItems: true },
  },
  "name",
);
const run = object(
  { tool: object({ driver }, "driver"), invocations: list(invocation), results: list(result) },
  "tool",
);

export const SARIF_SCHEMA = object(
  { $schema: { ...uri, pattern: "^https://" }, version: { const: "2.1.0" }, runs: list(run) },
  "version",
  "runs",
);
