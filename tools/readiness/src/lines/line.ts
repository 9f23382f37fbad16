/** One question of a checklist. */
import type { Proof } from "../proof.ts";

export interface Person {
  /** Role of who has to do it. */
  readonly who: string;
  /** What to do, and when it is done. */
  readonly does: string;
}

export interface Line {
  /** Name of the question. */
  readonly id: string;
  readonly area: string;
  readonly question: string;
  /** Lines of the source documents that it stands for: document, checklist, number of the line. */
  readonly sources: readonly string[];
  /** Each has to hold. */
  readonly proofs: readonly Proof[];
  /** For what no plan can show, once everything that it can show is there. */
  readonly person?: Person;
}

export type Question = Omit<Line, "area">;

export const inArea = (area: string, ...questions: readonly Question[]): readonly Line[] =>
  questions.map((question) => ({ area, ...question }));
