/** What lies between a plan and an earlier one: what is refused and what is worst first. */
import type { BlastRadius, JudgedChange } from "@drydock/changes";
import { style } from "./style.ts";

const MARK = {
  add: style.green("+"),
  update: style.yellow("~"),
  replace: style.red("±"),
  delete: style.red("-"),
} as const;
const LONGEST_VALUE = 60;
const SHOWN = 5;
const SHOWN_INPUTS = 2;
const SHOWN_NAMES = 5;

/** @param all without it, as many as are read. */
export function renderChanges({ changes, counts, worst }: BlastRadius, all = false): string {
  const head = `${style.bold("Changes")}  ${countsText(counts)}${changes.length === 0 ? "" : `; worst: ${worstText(worst)}`}`;
  const shown = all ? changes : changes.slice(0, SHOWN);
  const hidden = changes.length - shown.length;
  return [
    head,
    ...shown.flatMap((change) => changeLines(change, all)),
    ...(hidden > 0 ? [`  and ${hidden} more, which --details lists`] : []),
  ].join("\n");
}

export function countsText(counts: BlastRadius["counts"]): string {
  return `${counts.replace} replaced, ${counts.delete} deleted, ${counts.update} changed, ${counts.add} added`;
}

export function worstText({ effect, may }: BlastRadius["worst"]): string {
  if (effect === undefined) return "not known";
  return `${may ? "may be " : ""}${effect === "data-loss" ? "data loss" : effect}`;
}

export function actionText({ action, mayAct }: Pick<JudgedChange, "action" | "mayAct">): string {
  return mayAct ? `may ${action}` : action;
}

function changeLines(change: JudgedChange, all: boolean): string[] {
  const { type, name, inputs, replacedBy } = change;
  const shown = all ? inputs : inputs.slice(0, SHOWN_INPUTS);
  return [
    `  ${MARK[change.action]} ${actionText(change)} ${type} ${style.bold(name)}: ${change.meaning}`,
    ...shown.map(
      ({ path, before, after }) =>
        `      ${path}: ${shownValue(before)} -> ${shownValue(after)}${replacedBy.includes(path) ? ` (${change.mayAct ? "may replace" : "replaces"})` : ""}`,
    ),
    ...(inputs.length > shown.length ? [`      and ${inputs.length - shown.length} more inputs`] : []),
    ...(all ? notesOf(change) : urgentNotes(change)).map((note) => `      ${note}`),
  ];
}

/** What is worth knowing beyond the change itself. */
export function notesOf(change: JudgedChange): string[] {
  const { downstream, contractReaders } = change;
  return [
    ...urgentNotes(change),
    ...(downstream.length > 0
      ? [`${counted(downstream.length, "resource")} downstream${layersOf(downstream)}`]
      : []),
    ...(contractReaders.length > 0
      ? [`layers that read this one's outputs: ${contractReaders.join(", ")}`]
      : []),
  ];
}

function urgentNotes({ refusedBy, mayBeMoved, action, consequences }: JudgedChange): string[] {
  const named = (may: "replace" | "update"): string[] =>
    consequences.filter((one) => one.may === may).map(({ resource }) => resource.name);
  const [replaced, updated] = [named("replace"), named("update")];
  return [
    ...(refusedBy === undefined ? [] : [refusedBy]),
    ...(mayBeMoved === undefined ? [] : [movedText(mayBeMoved, action)]),
    ...(replaced.length > 0 ? [`may also replace ${firstOf(replaced)}`] : []),
    ...(updated.length > 0 ? [`may also change ${firstOf(updated)}`] : []),
  ];
}

function movedText(other: string, action: JudgedChange["action"]): string {
  const otherwise = action === "add" ? "made anew" : "deleted";
  return `may be ${other.split("::").at(-1)} under another name: with an alias nothing happens, without one it is ${otherwise}`;
}

function layersOf(downstream: JudgedChange["downstream"]): string {
  return `, in ${[...new Set(downstream.map(({ layer }) => layer))].join(", ")}`;
}

function firstOf(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const more = distinct.length - SHOWN_NAMES;
  return `${distinct.slice(0, SHOWN_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function shownValue(value: unknown): string {
  if (value === undefined) return "(none)";
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
