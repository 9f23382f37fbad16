/** One entry for each object or resource that was judged. */
import { type Checked, fails } from "../judge-sources.ts";

export interface JsonEntry {
  readonly file: string;
  /** Counted from 0. */
  readonly document: number;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly verdict: "pass" | "fail";
  readonly violations: readonly {
    readonly policy: string;
    readonly severity: string;
    readonly path: string;
    readonly message: string;
  }[];
}

/** What is wrong with an exemption has an entry too, in the name of the resource that it is for. */
export function jsonReport({ entries, exemptions }: Checked): readonly JsonEntry[] {
  return [
    ...entries.map(({ entry: { file, document, kind, namespace, name }, judged }): JsonEntry => ({
      file,
      document,
      kind,
      namespace,
      name,
      verdict: fails(judged) ? "fail" : "pass",
      violations: judged.verdicts.map(({ rule, finding }) => ({
        policy: rule.id,
        severity: rule.severity,
        path: finding.path,
        message: finding.message,
      })),
    })),
    ...exemptions.map(({ policy, severity, exemption, message }): JsonEntry => ({
      file: exemption.place,
      document: 0,
      kind: "Exemption",
      namespace: null,
      name: exemption.resource,
      verdict: "fail",
      violations: [{ policy, severity, path: "", message }],
    })),
  ];
}
