/** Schemas of our own, as data: the part of OpenAPI that the kinds without a published schema need. */
import { isRecord } from "../read.ts";
import type { Schema, SchemaIssue, Step } from "./issue.ts";

export interface Shape {
  readonly type: "array" | "boolean" | "integer" | "object" | "quantity" | "string";
  /** Absent on an object: it takes any field. */
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Shape of every value of a map. */
  readonly additionalProperties?: Shape;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  /** Go's: 720h, 1h30m, 10m0s */
  readonly format?: "duration";
}

export interface OwnSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly sources: readonly string[];
  readonly lookedUp: string;
  readonly schema: Shape;
}

const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const DURATION = /^[+-]?(0|(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+)$/;

const IS: Readonly<Record<Shape["type"], (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  object: isRecord,
  quantity: (value) => typeof value === "number" || (typeof value === "string" && QUANTITY.test(value)),
  string: (value) => typeof value === "string",
};

export function ownSchema({ schema }: Pick<OwnSchema, "schema">): Schema {
  return (object) => issues(object, schema, []);
}

function issues(value: unknown, shape: Shape, path: readonly Step[]): SchemaIssue[] {
  const wrong = (says: string): SchemaIssue[] => [{ is: "wrong", path, says, given: value }];
  if (!IS[shape.type](value)) return wrong(`must be ${shape.type}`);
  if (shape.enum && !shape.enum.includes(String(value)))
    return wrong(`must be one of ${shape.enum.join(", ")}`);
  if (shape.format === "duration" && !DURATION.test(String(value)))
    return wrong("must be a duration such as 12h30m");
  if (Array.isArray(value)) return arrayIssues(value, shape, path);
  return isRecord(value) ? objectIssues(value, shape, path) : [];
}

function arrayIssues(value: readonly unknown[], shape: Shape, path: readonly Step[]): SchemaIssue[] {
  if (value.length < (shape.minItems ?? 0)) {
    return [{ is: "wrong", path, says: `must have at least ${shape.minItems} items`, given: value }];
  }
  const { items } = shape;
  return items ? value.flatMap((item, i) => issues(item, items, [...path, i])) : [];
}

function objectIssues(
  value: Readonly<Record<string, unknown>>,
  shape: Shape,
  path: readonly Step[],
): SchemaIssue[] {
  const { properties, required = [], additionalProperties } = shape;
  const missing = required.filter((field) => value[field] === undefined);
  return [
    ...missing.map((field): SchemaIssue => {
      return { is: "wrong", path: [...path, field], says: "is required", given: undefined };
    }),
    ...Object.entries(value).flatMap(([field, inner]): SchemaIssue[] => {
      const inside = properties?.[field] ?? additionalProperties;
      if (inside) return issues(inner, inside, [...path, field]);
      return properties ? [{ is: "unknown", path: [...path, field], known: Object.keys(properties) }] : [];
    }),
  ];
}
