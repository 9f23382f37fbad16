/** Keeps secret values out of the record: out of inputs, and out of messages that quote them. */
import { SECRET_PLACEHOLDER } from "@drydock/core/plan-record";
import type { Registration } from "@drydock/simulator/in-process";

/** Shorter texts would blank out ordinary words; where they stand as a secret themselves, they are masked all the same. */
const SHORTEST_SECRET = 8;

type Secretive = Pick<Registration, "inputs" | "secretInputs">;

/** The inputs with every secret value replaced. */
export function maskedInputs({ inputs, secretInputs }: Secretive): Record<string, unknown> {
  return secretInputs.reduce((masked, path) => replaceAt(masked, path), inputs as unknown) as Record<
    string,
    unknown
  >;
}

/** Every text that stands in a secret place. */
export function secretTexts({ inputs, secretInputs }: Secretive): string[] {
  return secretInputs.flatMap((path) => texts(valueAt(inputs, path)));
}

/**
 * The same value with no secret text anywhere in it: an id or a message may quote what an input keeps secret. Works on
 * texts only; keys are left alone.
 */
export function withoutSecrets<T>(value: T, secrets: ReadonlySet<string>): T {
  const longestFirst = [...secrets]
    .filter((text) => text.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return value;
  const clean = (inner: unknown): unknown => {
    if (typeof inner === "string") {
      return longestFirst.reduce((text, secret) => text.replaceAll(secret, SECRET_PLACEHOLDER), inner);
    }
    if (Array.isArray(inner)) return inner.map(clean);
    if (inner === null || typeof inner !== "object") return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, clean(one)]));
  };
  return clean(value) as T;
}

function replaceAt(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return SECRET_PLACEHOLDER;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (String(i) === step ? replaceAt(item, rest) : item));
  if (value === null || typeof value !== "object" || !(step in value)) return value;
  return { ...value, [step]: replaceAt((value as Record<string, unknown>)[step], rest) };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value);
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(texts);
}
