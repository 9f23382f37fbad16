/** The part of a value that a schema accepts: what can still be checked when something else in it is wrong. */
import { z } from "zod";
import type { Path } from "../yaml/path.ts";

export interface ValidPart {
  /** Defaults filled in; without what is not valid and without keys that the schema does not know. */
  readonly value: unknown;
  /** Paths of what is required or given, and not valid. */
  readonly omitted: readonly Path[];
}

/** Parses every key on its own; lists and unions are valid as a whole or not at all. */
export function parseValid(schema: z.ZodType, value: unknown, at: Path = []): ValidPart {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, omitted: [] };
  const keys = keySchemas(unwrap(schema), value);
  if (!keys) return { value: undefined, omitted: [at] };
  const parts = Object.entries(keys).map(([key, inner]): [string, ValidPart] => {
    const given = Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : undefined;
    return [key, parseValid(inner, given, [...at, key])];
  });
  return {
    value: Object.fromEntries(
      parts.map(([key, part]) => [key, part.value]).filter(([, inner]) => inner !== undefined),
    ),
    omitted: parts.flatMap(([, part]) => part.omitted),
  };
}

function keySchemas(schema: z.ZodType, value: unknown): Record<string, z.ZodType> | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  if (schema instanceof z.ZodObject) return schema.shape;
  if (!(schema instanceof z.ZodRecord)) return undefined;
  return Object.fromEntries(Object.keys(value).map((key) => [key, schema.valueType as z.ZodType]));
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}
