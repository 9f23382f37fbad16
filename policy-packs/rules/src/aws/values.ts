/** Reads settings of AWS resources, whose booleans and numbers may be strings, and says what is wrong with one. */
import { shown } from "../inputs.ts";
import type { Finding, Inputs } from "../rule.ts";

export const isOn = (value: unknown): boolean => value === true || value === "true";
export const isOff = (value: unknown): boolean => value === false || value === "false";

/** The number that a number or a string of digits stands for. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+$/.test(value.trim()) ? Number(value) : undefined;
}

/** A string that says something; an empty one counts as not set, as AWS takes it. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A list, also where one value stands for a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The strings among `listOf(value)`. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

export const isObject = (value: unknown): value is Inputs =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a dotted path; undefined where the way there ends early. */
export function valueAt(inputs: Inputs, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), inputs);
}

/** One finding, unless `right`. `rule` says what holds for the value: must be true. */
export function unless(right: boolean, path: string, value: unknown, rule: string): readonly Finding[] {
  return right ? [] : [{ path, message: `${rule} (is ${shown(value)})` }];
}

/** For what AWS leaves off unless told otherwise. */
export function mustBeOn(inputs: Inputs, path: string): readonly Finding[] {
  const value = valueAt(inputs, path);
  return unless(isOn(value), path, value, "must be true");
}

/** For what AWS leaves off unless told otherwise, and should stay so. */
export function mustNotBeOn(inputs: Inputs, path: string): readonly Finding[] {
  const value = valueAt(inputs, path);
  return unless(value === undefined || value === null || isOff(value), path, value, "must be false");
}

/** For what AWS leaves on unless told otherwise. */
export function mustBeOff(inputs: Inputs, path: string): readonly Finding[] {
  const value = valueAt(inputs, path);
  return unless(isOff(value), path, value, "must be false");
}

/** `what` is a noun with its article: an ARN of a KMS key. */
export function mustName(inputs: Inputs, path: string, what: string): readonly Finding[] {
  const value = valueAt(inputs, path);
  return unless(textOf(value) !== undefined, path, value, `must name ${what}`);
}

export function mustBeAtLeast(inputs: Inputs, path: string, least: number): readonly Finding[] {
  const value = valueAt(inputs, path);
  return unless((numberOf(value) ?? -Infinity) >= least, path, value, `must be at least ${least}`);
}
