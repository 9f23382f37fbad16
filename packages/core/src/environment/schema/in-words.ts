/** What a schema allows, in words. */
import { oneOf } from "../problems/problem.ts";
import { branchesOf, type JsonSchema, keysOf, valuesOf } from "./json-schema.ts";

/** "a whole number from 1 to 450", "ON_DEMAND or SPOT", "a list". */
export function inWords(node: JsonSchema): string {
  const values = valuesOf(node);
  if (values.length > 0) return oneOf(values);
  const branches = branchesOf(node);
  if (branches.length > 0)
    return `a map with ${oneOf(branches.map((branch) => keysOf(branch).join(" and ")))}`;
  if (node.type === "object") {
    const keys = keysOf(node);
    return keys.length > 0 && keys.length < 4 ? `a map with ${keys.join(", ")}` : "a map";
  }
  return `${NAMES[node.type ?? "string"] ?? "text"}${bounds(node)}`;
}

const NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
};

function bounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const low = exclusiveMinimum ?? minimum;
  const high = exclusiveMaximum ?? maximum;
  if (low === undefined || high === undefined) return low === undefined ? "" : ` of ${low} or more`;
  if (exclusiveMinimum !== undefined && exclusiveMaximum !== undefined) return ` between ${low} and ${high}`;
  return ` from ${low} to ${high}`;
}

/** The first sentence of a description, for messages. */
export function gist(node: JsonSchema | undefined): string {
  const [sentence] = /^.*?[.;](?=\s|$)/.exec(node?.description ?? "") ?? [node?.description ?? ""];
  return sentence.replace(/[.;]$/, "");
}
