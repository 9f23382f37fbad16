/** Reads inputs of unknown shape without trusting it: what is not of the asked kind counts as not set. */

export type Inputs = Readonly<Record<string, unknown>>;

/** Stands for every object that is not there, so that who must know can compare. */
export const NOTHING: Inputs = Object.freeze({});

export function isObject(value: unknown): value is Inputs {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; empty when it is none, so that absent settings read as not set. */
export function asObject(value: unknown): Inputs {
  return isObject(value) ? value : NOTHING;
}

/** The object at `key`; empty when there is none. */
export function objectAt(inputs: Inputs, key: string): Inputs {
  return asObject(inputs[key]);
}

/** The objects of the list at `key`; their places are lost where the list holds anything else: see `itemsAt`. */
export function objectsAt(inputs: Inputs, key: string): readonly Inputs[] {
  return listAt(inputs, key).filter(isObject);
}

/** Every item of the list at `key` as an object, at its own place. */
export function itemsAt(inputs: Inputs, key: string): readonly Inputs[] {
  return listAt(inputs, key).map(asObject);
}

/** The list at `key`; empty when there is none. */
export function listAt(inputs: Inputs, key: string): readonly unknown[] {
  const value = inputs[key];
  return Array.isArray(value) ? value : [];
}

/** The strings of the list at `key`; undefined when there is no list. */
export function stringsAt(inputs: Inputs, key: string): readonly string[] | undefined {
  const value = inputs[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

/** The string at `key`; undefined when there is none. */
export function stringAt(inputs: Inputs, key: string): string | undefined {
  const value = inputs[key];
  return typeof value === "string" ? value : undefined;
}

/** The entries of the map at `key` whose values are strings: labels, annotations. */
export function textsAt(inputs: Inputs, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectAt(inputs, key)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** A path with more steps: joined("spec", "containers", 0, "image") is spec.containers[0].image. */
export function joined(path: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>((before, step) => {
    if (typeof step === "number") return `${before}[${step}]`;
    if (!PLAIN.test(step)) return `${before}[${JSON.stringify(step)}]`;
    return before === "" ? step : `${before}.${step}`;
  }, path);
}

const LONGEST_SHOWN = 200;

/** A value as a message shows it; a long one is cut. */
export function shown(value: unknown): string {
  if (value === undefined) return "not set";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
