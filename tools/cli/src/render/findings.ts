/** What is wrong with a plan: refusals and failed checks, then broken rules. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { style } from "./style.ts";

export function renderFindings(record: PlanRecord): string {
  const checks = record.preflight.filter(({ status }) => status !== "pass");
  const { violations, evaluated } = record.policy;
  const total = checks.length + violations.length;
  if (total === 0)
    return style.green(`No findings${evaluated > 0 ? `: ${evaluated} rule evaluations, none broken` : ""}.`);
  const lines = [
    ...checks.flatMap(({ id, status, subject, message, remediation }) => [
      `${status === "fail" ? style.red("✗") : style.yellow("!")} ${style.bold(id)}  ${message}`,
      `    ${style.dim(subject)}`,
      `    change: ${remediation}`,
    ]),
    ...violations.flatMap(({ policy, level, severity, urn, message, remediation }) => [
      `${level === "mandatory" ? style.red("✗") : style.yellow("!")} ${style.bold(policy)} (${severity})  ${message}`,
      `    ${style.dim(urn)}`,
      `    change: ${remediation}`,
    ]),
  ];
  return [style.bold(`${total} finding${total === 1 ? "" : "s"}`), ...lines].join("\n");
}
