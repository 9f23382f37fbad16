/** Keys that the schema does not know: a slip of the pen, the wrong place, or the wrong form of a union. */
import { didYouMean, nearest } from "../problems/nearest.ts";
import { type Finding, plain } from "../problems/problem.ts";
import { formatPath, type Path, valueAt } from "../yaml/path.ts";
import { branchesOf, branchInUse, type JsonSchema, keysOf, schemaAt } from "./json-schema.ts";

export function unknownKey(root: JsonSchema, value: unknown, path: Path): Finding {
  const key = String(path.at(-1));
  const holderPath = path.slice(0, -1);
  const holder = schemaAt(root, value, holderPath) ?? {};
  const given = valueAt(value, holderPath) as Record<string, unknown>;
  const branch = branchInUse(holder, given);
  const known = keysOf(branch);
  const common = { path, given: key, allowed: known.join(", ") };
  const other = otherBranch(holder, branch, key);
  if (other !== undefined) {
    const [switchKey, wanted] = other;
    return {
      ...common,
      message: `is not used with ${switchKey}: ${plain(given[switchKey])}`,
      change: `remove ${key}, or set ${switchKey}: ${plain(wanted)}`,
    };
  }
  // A key that is there already was hardly meant, unless nothing else is near.
  const absent = known.filter((name) => !Object.hasOwn(given, name));
  const guess = nearest(key, absent) ?? nearest(key, known);
  const place = guess === undefined ? (elsewhere(branch, key, holderPath) ?? section(root, key)) : undefined;
  return {
    ...common,
    message: `is not a known key${didYouMean(guess)}`,
    change: remedy(known, given, guess, place),
  };
}

function remedy(known: readonly string[], given: object, guess?: string, place?: string): string {
  if (guess !== undefined) {
    return Object.hasOwn(given, guess) ? `remove it; ${guess} is there already` : `rename it to ${guess}`;
  }
  return place === undefined ? `remove it; known here: ${known.join(", ")}` : `move it to ${place}`;
}

/** The switch of a union, such as enabled or cni, and the value of it with which the key would be known. */
function otherBranch(holder: JsonSchema, used: JsonSchema, key: string): [string, unknown] | undefined {
  const branch = branchesOf(holder).find((one) => one !== used && keysOf(one).includes(key));
  const [name, property] =
    Object.entries(branch?.properties ?? {}).find(([, { const: constant }]) => constant !== undefined) ?? [];
  return name === undefined ? undefined : [name, property?.const];
}

/** The one place below `node` where a key of this name is known; undefined when there is none, or several. */
function elsewhere(node: JsonSchema, key: string, at: Path): string | undefined {
  const places = [...new Set(placesOf(node, key, at).map(formatPath))];
  return places.length === 1 ? places[0] : undefined;
}

/**
 * The top of the file, or the one section of it, where the key is known. A key that entries of maps and lists have too,
 * such as name, says nothing about its place.
 */
function section(root: JsonSchema, key: string): string | undefined {
  if (keysOf(root).includes(key)) return "the top level of the file";
  const [only, another] = Object.entries(root.properties ?? {}).filter(([, node]) =>
    keysOf(node).includes(key),
  );
  return another === undefined ? only?.[0] : undefined;
}

function placesOf(node: JsonSchema, key: string, at: Path): Path[] {
  const own = node.properties && Object.hasOwn(node.properties, key) ? [at] : [];
  const inner = [
    ...Object.entries(node.properties ?? {}).flatMap(([name, property]) =>
      placesOf(property, key, [...at, name]),
    ),
    ...branchesOf(node).flatMap((branch) => placesOf(branch, key, at)),
    ...(node.items ? placesOf(node.items, key, at) : []),
    ...(typeof node.additionalProperties === "object"
      ? placesOf(node.additionalProperties, key, [...at, "<name>"])
      : []),
  ];
  return [...own, ...inner].filter((path) => path.length > 0);
}
