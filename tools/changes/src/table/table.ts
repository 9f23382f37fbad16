/** The rules of a type, if there are any. */
import { AWS } from "./aws/index.ts";
import { KUBERNETES } from "./kubernetes/index.ts";
import { IDENTITY_OF_OBJECT } from "./kubernetes/schema.ts";
import { OTHERS } from "./others.ts";
import type { ChangeRules, RulesByType } from "./rules.ts";

const TABLE: RulesByType = { ...AWS, ...KUBERNETES, ...OTHERS };

export const KNOWN_TYPES: readonly string[] = Object.keys(TABLE);

export function rulesOf(type: string): ChangeRules | undefined {
  return TABLE[type];
}

/** Replacing inputs of a type without an entry: every object of Kubernetes is made anew under another name. */
export function replacesAnyway(type: string): readonly string[] {
  return type.startsWith("kubernetes:") ? IDENTITY_OF_OBJECT : [];
}

/** Packages whose resources group others of the plan: what changes with them are their children. */
const GROUPING = ["awsx", "drydock", "eks"];

export function isGroup(type: string): boolean {
  return GROUPING.includes(type.split(":", 1)[0] ?? "");
}
