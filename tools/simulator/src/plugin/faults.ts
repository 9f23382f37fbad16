/** Faults on demand, kept in the file of the account: every provider process meets them, and counts them together. */
import type { DatabaseSync } from "node:sqlite";

export type Operation = "create" | "read" | "update" | "delete" | "invoke";

/**
 * - `refused`: AWS says no, and nothing is done.
 * - `unfinished`: it is done, and AWS then says that the resource does not work: the engine learns its id and the error.
 * - `unanswered`: it is done, and the answer is lost: the engine learns of a failure, and of no id.
 */
export type Outcome = "refused" | "unfinished" | "unanswered";

export interface Fault {
  readonly operation: Operation;
  /** Resource type, or token of a data source; any when none is given. */
  readonly type?: string;
  /** The first call that meets it, from 1 on, counted over all processes from when the fault is planned. Default 1. */
  readonly nth?: number;
  /** How many calls in a row meet it. Default 1. */
  readonly times?: number;
  /** AWS's error code. A code of throttling is retried by the provider, and surfaces only when that does not help. */
  readonly code: string;
  /** Default `refused`. */
  readonly outcome?: Outcome;
}

export interface MetFault {
  readonly code: string;
  readonly outcome: Outcome;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS faults (
    operation TEXT NOT NULL, type TEXT, nth INTEGER NOT NULL, times INTEGER NOT NULL,
    code TEXT NOT NULL, outcome TEXT NOT NULL, calls INTEGER NOT NULL DEFAULT 0
  );
`;

export class Faults {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  plan({ operation, type, nth = 1, times = 1, code, outcome = "refused" }: Fault): void {
    this.#db
      .prepare("INSERT INTO faults (operation, type, nth, times, code, outcome) VALUES (?, ?, ?, ?, ?, ?)")
      .run(operation, type ?? null, nth, times, code, outcome);
  }

  /** Counts a call, and answers with the fault that it meets: the one planned first, where it meets several. */
  meet(operation: Operation, type: string): MetFault | undefined {
    const counted = this.#db
      .prepare(
        `UPDATE faults SET calls = calls + 1 WHERE operation = ? AND (type IS NULL OR type = ?)
         RETURNING rowid, code, outcome, calls BETWEEN nth AND nth + times - 1 AS met`,
      )
      .all(operation, type) as unknown as readonly (MetFault & { met: number; rowid: number })[];
    const [first] = counted.filter(({ met }) => met === 1).sort((a, b) => a.rowid - b.rowid);
    return first && { code: first.code, outcome: first.outcome };
  }

  clear(): void {
    this.#db.exec("DELETE FROM faults");
  }
}
