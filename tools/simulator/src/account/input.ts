/** Reads values out of inputs whose types nobody has checked yet. */
import type { Properties } from "./account.ts";

export function text(inputs: Properties | undefined, key: string): string | undefined {
  const value = inputs?.[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function number(inputs: Properties | undefined, key: string): number | undefined {
  const value = inputs?.[key];
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** True and "true" are true: several launch template fields are booleans in string form. */
export function flag(inputs: Properties | undefined, key: string): boolean | undefined {
  const value = inputs?.[key];
  if (value === undefined || value === null || value === "") return undefined;
  return value === true || value === "true";
}

export function object(inputs: Properties | undefined, key: string): Properties | undefined {
  const value = inputs?.[key];
  return isObject(value) ? value : undefined;
}

export function list(inputs: Properties | undefined, key: string): readonly unknown[] {
  const value = inputs?.[key];
  return Array.isArray(value) ? value : [];
}

export function texts(inputs: Properties | undefined, key: string): string[] {
  return list(inputs, key).filter((item) => typeof item === "string");
}

export function objects(inputs: Properties | undefined, key: string): Properties[] {
  return list(inputs, key).filter(isObject);
}

export function isObject(value: unknown): value is Properties {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
