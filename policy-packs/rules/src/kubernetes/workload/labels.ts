/** Labels that are asked for and missing; more than one rule looks for them. */
import { joined, shown } from "../../inputs.ts";
import type { Finding } from "../../rule.ts";

/** @param at path of the metadata that the labels are in. */
export function withoutLabels(
  required: readonly string[],
  at: string,
  labels: Readonly<Record<string, unknown>> = {},
): readonly Finding[] {
  return required
    .filter((key) => typeof labels[key] !== "string" || labels[key] === "")
    .map((key) => ({ path: joined(at, "labels", key), message: `must be set (is ${shown(labels[key])})` }));
}
