/** Whether a change of an input makes another resource of it. */
import { relation } from "./path.ts";
import { isGroup, replacesAnyway, rulesOf } from "./table/table.ts";

/** "may" where the table names conditions that a plan does not show, and where it does not know the type. */
export type Replacement = "yes" | "may" | "no";

export function replacement(type: string, path: string): Replacement {
  const rules = rulesOf(type);
  const related = (listed: readonly string[], wanted: string): boolean =>
    listed.some((one) => relation(path, one) === wanted);
  if (rules === undefined) {
    if (related(replacesAnyway(type), "below")) return "yes";
    return isGroup(type) ? "no" : "may";
  }
  if (related(rules.replaces, "below")) return "yes";
  const unsure = rules.mayReplace ?? [];
  // Where a whole section comes or goes, a replacing input may have come or gone with it.
  return related(unsure, "below") || related([...rules.replaces, ...unsure], "above") ? "may" : "no";
}

/** Whether it is certain: what a simulated provider answers to the engine's question. */
export function replaces(type: string, path: string): boolean {
  return replacement(type, path) === "yes";
}
