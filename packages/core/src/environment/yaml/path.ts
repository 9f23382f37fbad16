/** Paths into a YAML file, as messages and the command line write them: network.availabilityZones[0].name. */

export type Step = string | number;
export type Path = readonly Step[];

const PLAIN_KEY = /^[^.[\]"]+$/;
const KEY = String.raw`[^.[\]]+`;
/** A position, or a key as a JSON string: nothing that JSON.parse would throw at. */
const BRACKETED = String.raw`\[(\d+)\]|\[("(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")\]`;
const STEP = new RegExp(`${BRACKETED}|(${KEY})`, "gu");
const WHOLE = new RegExp(`^(?:${KEY}|${BRACKETED})(?:\\.${KEY}|${BRACKETED})*$`, "u");

/** A key that holds a dot or a bracket is written in brackets and quotes: labels["example.com/team"]. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!PLAIN_KEY.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

export function parsePath(text: string): Step[] {
  return [...text.matchAll(STEP)].map(([, position, quoted, key]) => {
    if (position !== undefined) return Number(position);
    return quoted === undefined ? (key as string) : (JSON.parse(quoted) as string);
  });
}

/** Whether {@link parsePath} reads the whole of the text, and reads it as written. */
export function isPath(text: string): boolean {
  return WHOLE.test(text);
}

/** The value at the path; undefined when something on the way is not there. */
export function valueAt(holder: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, step)) return undefined;
    return (at as Record<Step, unknown>)[step];
  }, holder);
}

/** A copy of `holder` in which the value at the path is another; `holder` itself stays as it is. */
export function withValueAt<T>(holder: T, [step, ...rest]: Path, value: unknown): T {
  if (step === undefined) return value as T;
  if (Array.isArray(holder)) {
    return holder.map((item: unknown, i) => (i === step ? withValueAt(item, rest, value) : item)) as T;
  }
  return { ...holder, [step]: withValueAt(valueAt(holder, [step]), rest, value) };
}

/** A copy of `holder` without what is at the path; `holder` itself where nothing is there. */
export function without<T>(holder: T, [step, ...rest]: Path): T {
  if (holder === null || typeof holder !== "object" || step === undefined || !Object.hasOwn(holder, step))
    return holder;
  if (rest.length > 0) return withValueAt(holder, [step], without(valueAt(holder, [step]), rest));
  if (Array.isArray(holder)) return holder.filter((_, i) => i !== step) as T;
  const { [step]: _gone, ...others } = holder as Record<Step, unknown>;
  return others as T;
}

export function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((step, i) => step === path[i]);
}

/** Every path of the value, maps and lists included, in the order in which they are written. */
export function pathsOf(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== "object") return [];
  const entries: [Step, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item])
    : Object.entries(value);
  return entries.flatMap(([step, inner]) => [[...at, step], ...pathsOf(inner, [...at, step])]);
}
