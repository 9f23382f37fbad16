/** Values of an environment by path: listed and replaced. */
import type { Path } from "@drydock/core/environment";

/** A copy of `holder` in which the value at the path is another. */
export function withValueAt<T>(holder: T, path: Path, value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  if (Array.isArray(holder)) {
    return holder.map((item: unknown, i) => (i === step ? withValueAt(item, rest, value) : item)) as T;
  }
  const map = holder as Record<string | number, unknown>;
  return { ...map, [step]: withValueAt(map[step], rest, value) } as T;
}

/** Every leaf at or below the path, in the order of the file. */
export function leavesBelow(value: unknown, path: Path): Path[] {
  if (value === null || typeof value !== "object") return value === undefined ? [] : [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item])
    : Object.entries(value);
  return entries.flatMap(([step, inner]) => leavesBelow(inner, [...path, step]));
}
