/** The values of an environment that stand for themselves: no maps, no lists. */
import type { Path } from "@drydock/core/environment";

/** Every leaf at or below the path, in the order of the file. */
export function leavesBelow(value: unknown, path: Path): Path[] {
  if (value === null || typeof value !== "object") return value === undefined ? [] : [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item])
    : Object.entries(value);
  return entries.flatMap(([step, inner]) => leavesBelow(inner, [...path, step]));
}
