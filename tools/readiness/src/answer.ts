/** Answers every question about one plan. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { Documents } from "./documents.ts";
import { type Line, LINES } from "./lines/index.ts";
import type { Person } from "./lines/line.ts";
import type { Evidence, Facts } from "./proof.ts";

/** `person`: all that a plan can show is there, and somebody has to do the rest. */
export type Status = "pass" | "fail" | "person";

export interface Answer {
  readonly id: string;
  readonly area: string;
  readonly question: string;
  readonly sources: readonly string[];
  readonly status: Status;
  readonly evidence: readonly Evidence[];
  /** What is not there; empty unless it fails. */
  readonly missing: readonly string[];
  readonly person?: Person;
}

export interface Readiness {
  readonly environment: string;
  readonly counts: Readonly<Record<Status, number>>;
  readonly answers: readonly Answer[];
}

export function readinessOf(record: PlanRecord, documents: Documents): Readiness {
  const answers = LINES.map((line) => answer(line, { record, documents }));
  const count = (status: Status): number => answers.filter((one) => one.status === status).length;
  return {
    environment: record.environment,
    counts: { pass: count("pass"), fail: count("fail"), person: count("person") },
    answers,
  };
}

export function answer({ id, area, question, sources, proofs, person }: Line, facts: Facts): Answer {
  const found = proofs.map((proof) => proof(facts));
  const missing = found.flatMap((one) => one.missing);
  const status = missing.length > 0 ? "fail" : person ? "person" : "pass";
  return {
    id,
    area,
    question,
    sources,
    status,
    evidence: found.flatMap((one) => one.evidence),
    missing,
    ...(person ? { person } : {}),
  };
}
