/** Values that a preview does not know yet: they pass through a check untouched, and nothing is concluded from them. */
import { unknownValue } from "@pulumi/pulumi/runtime/rpc.js";
import type { Properties } from "../account/account.ts";

/** Those inputs that hold no unknown value, and those that do. */
export function parted(inputs: Properties): { readonly known: Properties; readonly unknown: Properties } {
  const entries = Object.entries(inputs);
  return {
    known: Object.fromEntries(entries.filter(([, value]) => !holdsUnknown(value))),
    unknown: Object.fromEntries(entries.filter(([, value]) => holdsUnknown(value))),
  };
}

export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}

export function holdsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsUnknown);
  if (typeof value === "object" && value !== null) return Object.values(value).some(holdsUnknown);
  return isUnknown(value);
}
