/** What is wrong with a plan: what stops it one by one, then what only warns, each kind once. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { style } from "./style.ts";

/** A warning that a plan has a hundred times is one thing to think about. */
const SHOWN_OF_A_KIND = 3;

export interface Line {
  readonly id: string;
  /** Severity, where the finding has one. */
  readonly note: string;
  readonly stops: boolean;
  readonly message: string;
  readonly subject: string;
  readonly remediation: string;
}

export interface Findings {
  readonly stopping: readonly Line[];
  /** Warnings that one change would mend. */
  readonly kinds: readonly (readonly Line[])[];
}

export function findingsIn(record: PlanRecord): Findings {
  const lines = [...checkLines(record), ...violationLines(record)];
  const warning = lines.filter(({ stops }) => !stops);
  return {
    stopping: lines.filter(({ stops }) => stops),
    kinds: [...Map.groupBy(warning, ({ id, remediation }) => `${id} ${remediation}`).values()],
  };
}

/** One line: whether the plan may be deployed. */
export function renderVerdict(record: PlanRecord): string {
  const { stopping, kinds } = findingsIn(record);
  const { evaluated } = record.policy;
  if (stopping.length + kinds.length === 0)
    return style.green(`No findings${evaluated > 0 ? `: ${evaluated} rule evaluations, none broken` : ""}.`);
  return style.bold(countsOf(stopping.length, kinds.flat().length));
}

export function renderFindings(record: PlanRecord): string {
  const { stopping, kinds } = findingsIn(record);
  return [renderVerdict(record), ...stopping.flatMap(stoppingLines), ...kinds.flatMap(renderKind)].join("\n");
}

export function stoppingLines({ id, note, message, subject, remediation }: Line): readonly string[] {
  return [
    `${style.red("✗")} ${style.bold(id)}${note}  ${message}`,
    `    ${style.dim(subject)}`,
    `    change: ${remediation}`,
  ];
}

function countsOf(findings: number, warnings: number): string {
  const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const counts = findings === 0 ? "No findings" : counted(findings, "finding");
  return warnings === 0 ? counts : `${counts}, ${counted(warnings, "warning")}`;
}

function renderKind(all: readonly Line[]): readonly string[] {
  const shown = all.slice(0, SHOWN_OF_A_KIND);
  const hidden = all.length - shown.length;
  return [
    ...shown.flatMap(({ id, note, message, subject }) => [
      `${style.yellow("!")} ${style.bold(id)}${note}  ${message}`,
      `    ${style.dim(subject)}`,
    ]),
    ...(hidden === 0 ? [] : [`    and ${hidden} more of this kind, which --format json lists`]),
    `    change: ${shown[0]?.remediation}`,
  ];
}

function checkLines({ preflight }: PlanRecord): readonly Line[] {
  return preflight
    .filter(({ status }) => status !== "pass")
    .map(({ id, status, subject, message, remediation }) => ({
      id,
      note: "",
      stops: status === "fail",
      message,
      subject,
      remediation,
    }));
}

function violationLines({ policy }: PlanRecord): readonly Line[] {
  return policy.violations.map((violation) => ({
    id: violation.policy,
    note: ` (${violation.severity})`,
    stops: violation.level === "mandatory",
    message: violation.path === "" ? violation.message : `${violation.path}: ${violation.message}`,
    subject: violation.urn,
    remediation: violation.remediation,
  }));
}
