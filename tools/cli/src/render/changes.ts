/** What is new against an earlier plan. */
import type { ResourceChange } from "@drydock/planner";
import { style } from "./style.ts";

const MARK = { added: style.green("+"), removed: style.red("-"), changed: style.yellow("~") } as const;
const LONGEST_VALUE = 60;

export function renderChanges(changes: readonly ResourceChange[]): string {
  const count = (kind: ResourceChange["change"]): number =>
    changes.filter(({ change }) => change === kind).length;
  const head = `  ${style.dim("CHANGES")}  ${count("added")} added, ${count("changed")} changed, ${count("removed")} removed`;
  const lines = changes.flatMap(({ change, type, name, inputs }) => [
    `  ${MARK[change]} ${type} ${name}`,
    ...inputs.map(({ path, before, after }) => `      ${path}: ${shown(before)} -> ${shown(after)}`),
  ]);
  return [head, ...lines].join("\n");
}

export function shown(value: unknown): string {
  if (value === undefined) return "(none)";
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
