/** An explained value on a terminal. */
import type { ExplainedValue, ResourceChange } from "@drydock/planner";
import { shownValue as shown } from "./changes.ts";
import { style } from "./style.ts";

export interface LocatedValue extends ExplainedValue {
  readonly file: string;
  /** Undefined when the value is not written and the schema's default stands. */
  readonly line?: number;
}

const MOST_RESOURCES = 40;

export function renderExplained(file: string, path: string, values: readonly LocatedValue[]): string {
  if (values.length === 0) return `${file} ${path} holds no value.\n`;
  return `${values.map(renderValue).join("\n\n")}\n`;
}

function renderValue(explained: LocatedValue): string {
  const { file, line, path, value, schema } = explained;
  const where = line === undefined ? `${file} (not written: the default)` : `${file}:${line}`;
  const rows: [string, string][] = [
    ["schema", schema.allowed],
    ["meaning", schema.description ?? "-"],
    ["default", schema.default === undefined ? "none" : shown(schema.default)],
    ["in plan", shown(value)],
  ];
  return [
    `${style.bold(where)}  ${path}: ${shown(value)}`,
    ...rows.map(([label, text]) => `  ${style.dim(label.padEnd(9))} ${text}`),
    ...decides(explained),
  ].join("\n");
}

function decides({ decides: changes, variedTo }: LocatedValue): string[] {
  if (variedTo === undefined) return ["  decides   not known: no other value could be planned in its place"];
  if (changes.length === 0) return ["  decides   no resource input of this plan"];
  const shownChanges = changes.slice(0, MOST_RESOURCES);
  const more = changes.length - shownChanges.length;
  return [
    `  ${style.dim("decides".padEnd(9))} ${changes.length} resource${changes.length === 1 ? "" : "s"}`,
    ...shownChanges.flatMap(renderResource),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** Seen from the plan as it is: what only the varied plan has is what this value keeps away. */
function renderResource({ change, type, name, inputs }: ResourceChange): string[] {
  if (change === "added") return [`    ${type} ${name}: that it exists`];
  if (change === "removed") return [`    ${type} ${name}: that it does not exist`];
  return [`    ${type} ${name}`, ...inputs.map(({ path, after }) => `        ${path} = ${shown(after)}`)];
}
