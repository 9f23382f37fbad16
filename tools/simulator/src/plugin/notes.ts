/** What the file of an account says beside its resources: creations of a URN, what is still being made, and raised quotas. */
import type { DatabaseSync } from "node:sqlite";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS creations (urn TEXT PRIMARY KEY, count INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS making (
    type TEXT NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (type, id)
  );
  CREATE TABLE IF NOT EXISTS quotas (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
`;

export class Notes {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(SCHEMA);
  }

  /** How many resources of a URN were created so far; a replacement counts. */
  creations(urn: string): number {
    return this.#number("SELECT count AS value FROM creations WHERE urn = ?", urn) ?? 0;
  }

  created(urn: string): void {
    this.#db
      .prepare("INSERT INTO creations VALUES (?, 1) ON CONFLICT (urn) DO UPDATE SET count = count + 1")
      .run(urn);
  }

  /** Milliseconds since 1970 at which AWS is done with making a resource; undefined where it never took time. */
  doneAt(type: string, id: string): number | undefined {
    return this.#number("SELECT until AS value FROM making WHERE type = ? AND id = ?", type, id);
  }

  doneBy(type: string, id: string, until: number): void {
    this.#db.prepare("INSERT OR REPLACE INTO making VALUES (?, ?, ?)").run(type, id, until);
  }

  /** What the account has of a quota, where that is not what a new account has. */
  quota(name: string): number | undefined {
    return this.#number("SELECT value FROM quotas WHERE name = ?", name);
  }

  setQuota(name: string, value: number): void {
    this.#db.prepare("INSERT OR REPLACE INTO quotas VALUES (?, ?)").run(name, value);
  }

  #number(sql: string, ...values: readonly string[]): number | undefined {
    return (this.#db.prepare(sql).get(...values) as { value: number } | undefined)?.value;
  }
}
