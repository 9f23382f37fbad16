/** Every rule of the library, in the order of the areas. */
import * as aws from "./aws/index.ts";
import * as kubernetes from "./kubernetes/index.ts";
import * as drydock from "./drydock/index.ts";
import type { Rule } from "./rule.ts";

const AREAS: readonly Readonly<Record<string, unknown>>[] = [aws, kubernetes, drydock];

export const RULES: readonly Rule[] = AREAS.flatMap((area) => Object.values(area).filter(isRule));

function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "judge" in value && "subject" in value;
}
