/** What the environment schema says about one path, in the schema's own terms. */
import {
  branchesOf,
  environmentSchema,
  jsonSchema,
  type JsonSchema,
  type Path,
  schemaAt,
  valuesOf,
} from "@drydock/core/environment";

export interface SchemaFacts {
  /** Type, bounds and form: "integer, 1 to 450". */
  readonly allowed: string;
  readonly description?: string;
  readonly default?: unknown;
  /** Every value that may stand there, when the schema lists them. */
  readonly values: readonly unknown[];
}

/** undefined when the schema has no such path, or the environment no such item or entry. */
export function schemaFacts(environment: unknown, path: Path): SchemaFacts | undefined {
  const node = schemaAt(jsonSchema(environmentSchema), environment, path);
  if (node === undefined) return undefined;
  return {
    allowed: allowedBy(node),
    description: node.description,
    default: node.default,
    values: valuesOf(node),
  };
}

function allowedBy(node: JsonSchema): string {
  const values = valuesOf(node);
  if (values.length > 0) return `one of ${values.map((value) => String(value)).join(", ")}`;
  const branches = branchesOf(node);
  if (branches.length > 0) return branches.map(allowedBy).join(" or ");
  return [typeOf(node), boundsOf(node), node.pattern ? `of the form ${node.pattern}` : ""]
    .filter((text) => text !== "")
    .join(", ");
}

function typeOf({ type, items }: JsonSchema): string {
  if (type === "object") return "map";
  return type === "array" ? `list of ${items ? allowedBy(items) : "values"}` : (type ?? "any value");
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined || high === undefined) return low === undefined ? "" : `${low} or more`;
  return exclusiveMinimum === undefined && exclusiveMaximum === undefined
    ? `${low} to ${high}`
    : `between ${low} and ${high}, both excluded`;
}
