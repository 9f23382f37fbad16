/** JSON Schema of a zod schema: for editors, and as plain data that says what may stand where. */
import { z } from "zod";
import { type Path, valueAt } from "../yaml/path.ts";

export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

const converted = new WeakMap<z.ZodType, JsonSchema>();

/** Of what people write: keys that have a default are not required. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  let found = converted.get(schema);
  if (!found) {
    found = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
    converted.set(schema, found);
  }
  return found;
}

/** The forms of which a value has one; empty when there is only one form. */
export function branchesOf(node: JsonSchema): readonly JsonSchema[] {
  return node.anyOf ?? node.oneOf ?? [];
}

/**
 * The schema of the place that `path` leads to. `root` is a value of the schema: it decides between the branches of a
 * union. undefined when the schema has no such place, or `root` no such item of a list or entry of a map with free names.
 */
export function schemaAt(schema: JsonSchema, root: unknown, path: Path): JsonSchema | undefined {
  let node: JsonSchema | undefined = schema;
  for (const [i, step] of path.entries()) {
    const holder: JsonSchema = node;
    const value = valueAt(root, path.slice(0, i));
    node = switchOf(holder, step) ?? child(branchInUse(holder, value), step, value);
    if (node === undefined) return undefined;
  }
  return node;
}

/** The key that tells a union's branches apart may have the constant of any of them. */
function switchOf(node: JsonSchema, step: string | number): JsonSchema | undefined {
  const constants = branchesOf(node).map((branch) => branch.properties?.[step]?.const);
  if (constants.length === 0 || constants.includes(undefined)) return undefined;
  return { enum: constants, description: node.description };
}

/** The branch whose constants are those of the value; of several, the one that shares most keys with it. */
export function branchInUse(node: JsonSchema, value: unknown): JsonSchema {
  const branches = branchesOf(node);
  const [best] = branches
    .map((branch) => ({ branch, score: likeness(branch, value) }))
    .sort((a, b) => b.score - a.score);
  return best?.branch ?? node;
}

function likeness(branch: JsonSchema, value: unknown): number {
  return Object.entries(branch.properties ?? {}).reduce((score, [key, property]) => {
    const given = valueAt(value, [key]);
    if (given === undefined) return score;
    return score + (property.const === undefined ? 1 : property.const === given ? 100 : -100);
  }, 0);
}

function child(node: JsonSchema, step: string | number, value: unknown): JsonSchema | undefined {
  if (node.properties && Object.hasOwn(node.properties, step)) return node.properties[step];
  if (valueAt(value, [step]) === undefined) return undefined;
  if (typeof step === "number") return node.items;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}

/** Every value that may stand there, when the schema lists them; otherwise empty. */
export function valuesOf(node: JsonSchema): readonly unknown[] {
  if (node.enum) return node.enum;
  if (node.const !== undefined) return [node.const];
  const nested = branchesOf(node).map(valuesOf);
  return nested.every((values) => values.length > 0) ? nested.flat() : [];
}

/** Keys of a map; empty where the keys are free. */
export function keysOf(node: JsonSchema): readonly string[] {
  return Object.keys(node.properties ?? {}).concat((node.propertyNames?.enum ?? []) as string[]);
}
