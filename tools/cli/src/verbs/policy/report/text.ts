/** For people: what fails and why, then how much there was. */
import { style } from "../../../render/style.ts";
import type { Entry } from "../entries.ts";
import { type Checked, fails } from "../judge-sources.ts";
import type { Problem } from "../sources.ts";

export function textReport({ picked, entries, exemptions, problems }: Checked): string {
  const failed = entries.filter(({ judged }) => fails(judged)).length;
  const exempted = entries.reduce((sum, { judged }) => sum + judged.exempted.length, 0);
  const warnings = entries.reduce(
    (sum, { judged }) => sum + judged.verdicts.filter(({ level }) => level === "advisory").length,
    0,
  );
  const told = new Set<string>();
  /** What to change is the same wherever a rule is broken. */
  const change = (id: string, remediation: string): readonly string[] => {
    if (told.has(id)) return [];
    told.add(id);
    return [`      change: ${remediation}`];
  };
  const lines = [
    ...entries.flatMap(({ entry, judged }) =>
      judged.verdicts.length === 0
        ? []
        : [
            `${style.bold(`${entry.file}:${entry.line}`)}  ${nameOf(entry)}`,
            ...judged.verdicts.flatMap(({ rule, level, finding: { path, message } }) => [
              `  ${level === "mandatory" ? style.red("✗") : style.yellow("!")} ${style.bold(rule.id)} (${rule.severity})  ${path === "" ? "" : `${path}: `}${message}`,
              ...change(rule.id, rule.remediation),
            ]),
          ],
    ),
    ...exemptions.flatMap(({ policy, severity, exemption, message, remediation }) => [
      style.bold(exemption.place),
      `  ${style.red("✗")} ${style.bold(policy)} (${severity})  ${message}`,
      `      change: ${remediation}`,
    ]),
  ];
  const summary = [
    `${entries.length} judged by ${picked.length} rules`,
    `${entries.length - failed} passed`,
    `${failed} failed`,
    ...(warnings === 0 ? [] : [`${warnings} warnings`]),
    ...(exempted === 0 ? [] : [`${exempted} findings exempt`]),
    ...(problems.length === 0 ? [] : [`${problems.length} not readable`]),
  ].join(", ");
  return `${[...lines, failed + problems.length + exemptions.length === 0 ? style.green(summary) : summary].join("\n")}\n`;
}

/** One line that says where, and why it was not judged. */
export function problemLine({ file, document, line, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${document === undefined ? "" : `document ${document} `}${message}`;
}

/** Kind, and name with its namespace. */
export function nameOf({ kind, namespace, name }: Pick<Entry, "kind" | "namespace" | "name">): string {
  return `${kind} ${namespace === null ? "" : `${namespace}/`}${name}`;
}
