/**
 * An account that outlives the process: a SQLite file that several provider processes share. Each change is a
 * transaction over the file, and what others changed in between is read before it.
 */
import { DatabaseSync } from "node:sqlite";
import type { Account, AccountResource } from "../account/account.ts";
import { Faults } from "./faults.ts";
import { Notes } from "./notes.ts";
import { WrittenAccount } from "./written-account.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS account (id TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS resources (
    type TEXT NOT NULL, id TEXT NOT NULL, region TEXT NOT NULL, urn TEXT NOT NULL,
    resource TEXT NOT NULL, gone INTEGER NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (type, id, region, urn)
  );
  CREATE INDEX IF NOT EXISTS by_change ON resources (changed);
`;

interface Row {
  readonly resource: string;
  readonly gone: number;
  readonly changed: number;
}

export class AccountFile {
  readonly account: Account;
  /** What goes wrong on demand. */
  readonly faults: Faults;
  /** What is known about resources and limits beside the resources themselves. */
  readonly notes: Notes;
  readonly #db: DatabaseSync;
  readonly #written: WrittenAccount;
  #seen = 0;

  /** Opens the file, and makes it for `accountId` where there is none. */
  constructor(path: string, accountId: string) {
    this.#db = new DatabaseSync(path, { timeout: 30_000 });
    this.#db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    this.#db.exec(SCHEMA);
    this.faults = new Faults(this.#db);
    this.notes = new Notes(this.#db);
    this.#db
      .prepare("INSERT INTO account (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM account)")
      .run(accountId);
    const { id } = this.#db.prepare("SELECT id FROM account").get() as unknown as { id: string };
    this.#written = new WrittenAccount(id, (resource, gone) => this.#write(resource, gone));
    this.account = this.#written;
  }

  /** Runs work on the account as it now is, alone. What it changes is kept when it returns, and nothing when it throws. */
  change<T>(work: (account: Account) => T): T {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      this.#catchUp();
      const result = work(this.account);
      this.#db.exec("COMMIT");
      return result;
    } catch (error) {
      this.#db.exec("ROLLBACK");
      // What the work changed in memory is not in the file: read it anew.
      this.#written.silently((account) => account.clear());
      this.#seen = 0;
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #write(resource: AccountResource, gone: boolean): void {
    const { type, id, region, urn } = resource;
    this.#seen += 1;
    this.#db
      .prepare("INSERT OR REPLACE INTO resources VALUES (?, ?, ?, ?, ?, ?, ?)")
      .run(type, id, region, urn, JSON.stringify(resource), gone ? 1 : 0, this.#seen);
  }

  #catchUp(): void {
    const rows = this.#db
      .prepare("SELECT resource, gone, changed FROM resources WHERE changed > ? ORDER BY changed")
      .all(this.#seen) as unknown as readonly Row[];
    this.#written.silently((account) => {
      for (const row of rows) {
        const resource = JSON.parse(row.resource) as AccountResource;
        account.remove(resource);
        if (row.gone === 0) account.add(resource);
        this.#seen = row.changed;
      }
    });
  }
}
