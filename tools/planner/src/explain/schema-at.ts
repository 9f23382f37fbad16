/** What the environment schema says about one path. */
import { environmentSchema, type Path, valueAt } from "@drydock/core/environment";
import { z } from "zod";

interface JsonSchema {
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
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export interface SchemaFacts {
  /** Type and bounds in words: "integer, 1 to 450". */
  readonly allowed: string;
  readonly description?: string;
  readonly default?: unknown;
  /** Every value that may stand there, when the schema lists them. */
  readonly values: readonly unknown[];
}

/** undefined when the schema has no such path. `environment` decides between the branches of a union. */
export function schemaAt(environment: unknown, steps: Path): SchemaFacts | undefined {
  let node: JsonSchema | undefined = z.toJSONSchema(environmentSchema, {
    io: "input",
    unrepresentable: "any",
  }) as JsonSchema;
  for (const [i, step] of steps.entries()) {
    node = descend(node, step, valueAt(environment, steps.slice(0, i)));
    if (node === undefined) return undefined;
  }
  const values = valuesOf(node);
  return { allowed: inWords(node, values), description: node.description, default: node.default, values };
}

function descend(node: JsonSchema, step: string | number, holder: unknown): JsonSchema | undefined {
  const branches = node.anyOf ?? node.oneOf;
  if (branches)
    return firstDefined(
      branches.filter((branch) => fits(branch, holder)),
      (branch) => descend(branch, step, holder),
    );
  if (typeof step === "number") return node.items;
  const property = node.properties?.[step];
  if (property) return property;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}

/** Whether a union's branch is the one in use: its constants have the values that are there. */
function fits(branch: JsonSchema, holder: unknown): boolean {
  return Object.entries(branch.properties ?? {}).every(
    ([key, { const: constant }]) => constant === undefined || valueAt(holder, [key]) === constant,
  );
}

function firstDefined<T, R>(items: readonly T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) return picked;
  }
  return undefined;
}

function valuesOf(node: JsonSchema): unknown[] {
  if (node.enum) return [...node.enum];
  if (node.const !== undefined) return [node.const];
  const branches = node.anyOf ?? node.oneOf ?? [];
  const nested = branches.map(valuesOf);
  return branches.length > 0 && nested.every((values) => values.length > 0) ? nested.flat() : [];
}

function inWords(node: JsonSchema, values: readonly unknown[]): string {
  if (values.length > 0) return `one of ${values.map((value) => String(value)).join(", ")}`;
  const branches = node.anyOf ?? node.oneOf;
  if (branches) return branches.map((branch) => inWords(branch, valuesOf(branch))).join(" or ");
  return [typeInWords(node), boundsInWords(node), node.pattern ? `of the form ${node.pattern}` : ""]
    .filter((text) => text !== "")
    .join(", ");
}

function typeInWords({ type, items }: JsonSchema): string {
  if (type === "object") return "map";
  return type === "array"
    ? `list of ${items ? inWords(items, valuesOf(items)) : "values"}`
    : (type ?? "any value");
}

function boundsInWords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined || high === undefined) return low === undefined ? "" : `${low} or more`;
  const bounds = `${low} to ${high}`;
  return exclusiveMinimum === undefined && exclusiveMaximum === undefined
    ? bounds
    : `between ${bounds}, both excluded`;
}
