/** Inputs as a flat list: one path, one value. */

export interface Leaf {
  readonly path: string;
  /** Last key of the path, without positions. */
  readonly key: string;
  /** A scalar, or an empty map or list. */
  readonly value: unknown;
}

const PLAIN = /^[\w-]+$/;

export function leavesOf(value: unknown, path = "", key = ""): Leaf[] {
  if (value === null || typeof value !== "object") return [{ path, key, value }];
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ path, key, value }];
    return value.flatMap((inner, i) => leavesOf(inner, `${path}[${i}]`, key));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return [{ path, key, value }];
  return entries.flatMap(([step, inner]) => leavesOf(inner, joined(path, step), step));
}

function joined(path: string, step: string): string {
  if (!PLAIN.test(step)) return `${path}[${JSON.stringify(step)}]`;
  return path === "" ? step : `${path}.${step}`;
}
