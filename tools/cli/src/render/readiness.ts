/** Answers about readiness as text: by area, each with its evidence, counts at the end. */
import type { Answer, Evidence, Readiness, Status } from "@drydock/readiness";
import { style } from "./style.ts";

const MARKS: Readonly<Record<Status, string>> = {
  pass: style.green("✓ pass  "),
  fail: style.red("✗ FAIL  "),
  person: style.yellow("• person"),
};

/** Where the text of an answer begins, below its question. */
const INDENT = " ".repeat(11);

export function renderReadiness({ environment, counts, answers }: Readiness): string {
  const areas = [...Map.groupBy(answers, ({ area }) => area)];
  return [
    style.bold(`Readiness of ${environment}`),
    ...areas.flatMap(([area, own]) => ["", style.bold(area), ...own.flatMap(lines)]),
    "",
    `${counts.pass} pass, ${counts.fail} fail, ${counts.person} need a person`,
    "",
  ].join("\n");
}

function lines({ id, question, status, evidence, missing, person }: Answer): readonly string[] {
  const steps = status === "person" && person ? [`${person.who}: ${person.does}`] : [];
  return [
    `${MARKS[status]}  ${question} ${style.dim(id)}`,
    ...missing.map((what) => `${INDENT}${style.red("missing:")} ${what}`),
    ...(status === "fail" ? [] : [`${INDENT}${style.dim(evidence.map(shown).join("; "))}`]),
    ...steps.map((step) => `${INDENT}${step}`),
  ];
}

function shown({ kind, name, value, more }: Evidence): string {
  const what = kind === "rule" || kind === "check" ? `${kind} ${name}` : name;
  return `${what}${value === undefined ? "" : ` (${value})`}${more === undefined ? "" : ` and ${more} more`}`;
}
