/** Reads inputs of unknown shape without trusting it: what is not of the asked kind counts as not set. */

export type Inputs = Readonly<Record<string, unknown>>;

/** The object at `key`; empty when there is none, so that absent settings read as not set. */
export function objectAt(inputs: Inputs, key: string): Inputs {
  const value = inputs[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Inputs) : {};
}

/** The objects of the list at `key`. */
export function objectsAt(inputs: Inputs, key: string): readonly Inputs[] {
  const value = inputs[key];
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Inputs => typeof item === "object" && item !== null);
}

/** The strings of the list at `key`; undefined when there is no list. */
export function stringsAt(inputs: Inputs, key: string): readonly string[] | undefined {
  const value = inputs[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return value === undefined ? "not set" : JSON.stringify(value);
}
