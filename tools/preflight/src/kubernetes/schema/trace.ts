/**
 * Reads from compiled validators which fields their schemas have. The models on npm carry no schema as data, and let
 * unknown fields pass; but a validator asks an object for every field that its schema lists, there or not. So it is
 * handed the object behind a proxy that writes down what was asked for.
 */
import { isRecord } from "../read.ts";
import type { Step, UnknownField } from "./issue.ts";

interface Visit {
  readonly target: object;
  readonly path: readonly Step[];
  readonly asked: Set<string>;
}

export interface Trace {
  /** The object for the validator. */
  readonly object: object;
  /** Fields that the validator never asked for. An object that it asked for no field of is open, and is left alone. */
  unknownFields(): UnknownField[];
}

export function traced(root: object): Trace {
  const visits: Visit[] = [];
  const object = watched(root, [], visits);
  return { object, unknownFields: () => visits.flatMap(unaskedFields) };
}

function watched(target: object, path: readonly Step[], visits: Visit[]): object {
  const asked = new Set<string>();
  visits.push({ target, path, asked });
  const children = new Map<string, object>();
  return new Proxy(target, {
    get(_, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === "symbol") return value;
      asked.add(key);
      if (value === null || typeof value !== "object" || !Object.hasOwn(target, key)) return value;
      const step = Array.isArray(target) ? Number(key) : key;
      const child = children.get(key) ?? watched(value, [...path, step], visits);
      children.set(key, child);
      return child;
    },
  });
}

function unaskedFields({ target, path, asked }: Visit): UnknownField[] {
  if (!isRecord(target) || asked.size === 0) return [];
  const known = [...asked].sort();
  return Object.keys(target)
    .filter((key) => !asked.has(key))
    .map((key) => ({ is: "unknown", path: [...path, key], known }));
}
