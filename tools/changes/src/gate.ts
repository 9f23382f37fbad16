/** Whether a blast radius is more than a pipeline wants to let through. */
import type { BlastRadius, JudgedChange } from "./blast/blast-radius.ts";
import { type Effect, EFFECTS, effectText, type Verdict, worst } from "./effect.ts";
import type { Gate } from "./gates.ts";

/** One line that says why; undefined where no gate is met. What may happen counts: a gate that lets it through is none. */
export function gateMet({ changes }: BlastRadius, gates: readonly Gate[]): string | undefined {
  for (const gate of gates) {
    const met = changes.filter((change) => meets(change, gate));
    const [first] = met;
    if (!first) continue;
    const more = met.length > 1 ? `, and ${met.length - 1} more` : "";
    return `--fail-on ${gate}: ${first.type} ${first.name} ${reason(first, gate)}${more}`;
  }
  return undefined;
}

function meets({ action, effect, consequences }: JudgedChange, gate: Gate): boolean {
  if (gate === "delete") return action === "delete";
  if (gate === "replace") return action === "replace" || consequences.some(({ may }) => may === "replace");
  return [effect, ...consequences.map((one) => one.effect)].some((one) => asBad(one, gate));
}

function asBad({ effect }: Verdict, gate: Effect): boolean {
  return effect === undefined || EFFECTS.indexOf(effect) >= EFFECTS.indexOf(gate);
}

function reason({ action, mayAct, effect, consequences }: JudgedChange, gate: Gate): string {
  if (gate === "delete") return mayAct ? "may be deleted" : "would be deleted";
  if (gate === "replace") return mayAct ? "may be replaced" : "would be replaced";
  return `(${action}): ${effectText(worst([effect, ...consequences.map((one) => one.effect)]))}`;
}
