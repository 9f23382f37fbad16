/** Reading inputs of a resource, whose shape depends on its type. */

export type Inputs = Readonly<Record<string, unknown>>;

/** What a resource shows; undefined where it does not show what is asked for. */
export type Read = (inputs: Inputs) => string | undefined;

/** Value at a path of keys; undefined where there is none. */
export function at(inputs: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    inputs,
  );
}

export function listAt(inputs: unknown, ...keys: readonly (string | number)[]): readonly unknown[] {
  const value = at(inputs, ...keys);
  return Array.isArray(value) ? value : [];
}

/** The value at a path, if it is a text or number that is not empty and that the test takes. */
export function value(
  keys: readonly (string | number)[],
  test: (found: string) => boolean = () => true,
  label = String(keys.at(-1)),
): Read {
  return (inputs) => {
    const found = at(inputs, ...keys);
    if (typeof found !== "string" && typeof found !== "number" && typeof found !== "boolean")
      return undefined;
    const text = String(found);
    return text !== "" && test(text) ? `${label} ${text}` : undefined;
  };
}

export const equals =
  (wanted: string) =>
  (found: string): boolean =>
    found === wanted;

export const atLeast =
  (least: number) =>
  (found: string): boolean =>
    Number(found) >= least;

/** All of several readings. */
export const both =
  (...reads: readonly Read[]): Read =>
  (inputs) => {
    const found = reads.map((read) => read(inputs));
    return found.includes(undefined) ? undefined : found.join(", ");
  };
