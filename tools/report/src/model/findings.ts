/** Broken rules and failed checks in one shape, and grouped by what mends them. */
import type { PlanRecord } from "@drydock/core/plan-record";

export type Severity = "critical" | "high" | "medium" | "low";

export interface Finding {
  readonly source: "rule" | "preflight";
  readonly id: string;
  /** Whether it stops a deployment; the others warn. */
  readonly stops: boolean;
  /** Of broken rules; checks have none. */
  readonly severity?: Severity;
  readonly message: string;
  readonly remediation: string;
  /** URN, layer, or path of the environment. */
  readonly subject: string;
  readonly explanation?: string;
  readonly evidence?: string;
  readonly environmentPath?: string;
  readonly frameworks: readonly string[];
}

export interface FindingGroup {
  readonly id: string;
  readonly stops: boolean;
  readonly severity?: Severity;
  readonly remediation: string;
  readonly explanation?: string;
  readonly findings: readonly Finding[];
}

export function findingsOf({ policy, preflight }: PlanRecord): Finding[] {
  const checks = preflight
    .filter(({ status }) => status !== "pass")
    .map((check): Finding => ({
      source: "preflight",
      id: check.id,
      stops: check.status === "fail",
      message: check.message,
      remediation: check.remediation,
      subject: check.subject,
      explanation: check.explanation,
      evidence: check.evidence,
      environmentPath: check.environmentPath ?? undefined,
      frameworks: [],
    }));
  const violations = policy.violations.map((violation): Finding => ({
    source: "rule",
    id: violation.policy,
    stops: violation.level === "mandatory",
    severity: violation.severity,
    message: violation.path ? `${violation.path}: ${violation.message}` : violation.message,
    remediation: violation.remediation,
    subject: violation.urn,
    environmentPath: violation.environmentPath ?? undefined,
    frameworks: violation.frameworks,
  }));
  return [...checks, ...violations];
}

const ORDER: readonly (Severity | undefined)[] = ["critical", "high", undefined, "medium", "low"];

/** Those that one change mends stand together: what stops first, then the worse, then the more frequent. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ id, remediation, stops }) =>
    JSON.stringify([id, remediation, stops]),
  );
  return [...groups.values()]
    .map((members): FindingGroup => {
      const [first] = members as [Finding, ...Finding[]];
      const { id, stops, severity, remediation, explanation } = first;
      return { id, stops, severity, remediation, explanation, findings: members };
    })
    .sort(
      (a, b) =>
        Number(b.stops) - Number(a.stops) ||
        ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
        b.findings.length - a.findings.length,
    );
}
