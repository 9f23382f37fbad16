/** One check of how the AWS side of a plan works together, and the findings that it makes. */
import type { PlannedResource, PreflightCheck } from "@drydock/core/plan-record";
import type { Platform } from "./platform.ts";

export interface Check {
  /** group/Name, as in the record. */
  readonly id: string;
  /** Why it matters: what AWS or Kubernetes would do, and when it would be noticed. */
  readonly explanation: string;
  /** Page that says so. */
  readonly source: string;
  readonly find: (platform: Platform) => readonly Found[];
}

export interface Found {
  readonly status: "fail" | "warn";
  readonly subject: PlannedResource;
  readonly message: string;
  /** The figures or values of the plan that the message follows from. */
  readonly evidence: string;
  readonly remediation: string;
  /** Path in the environment file that decides it; none where no line does. */
  readonly environmentPath?: string;
}

/** Preflight entries of everything that the checks find, in the order of the checks. */
export function findingsOf(checks: readonly Check[], platform: Platform): Required<PreflightCheck>[] {
  return checks.flatMap(({ id, explanation, source, find }) =>
    find(platform).map(({ subject, status, message, evidence, remediation, environmentPath }) => ({
      id,
      status,
      subject: subject.urn,
      message,
      remediation,
      layer: subject.layer,
      explanation: `${explanation} ${source}`,
      evidence,
      environmentPath: environmentPath ?? null,
    })),
  );
}

/** Sorted and without repetition, as sentences need it. */
export function listed(values: readonly string[]): string {
  return [...new Set(values)].sort().join(", ");
}
