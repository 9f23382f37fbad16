/** An account that tells of every change, but for those that come from where changes are told. */
import { Account, type AccountResource } from "../account/account.ts";

export class WrittenAccount extends Account {
  readonly #changed: (resource: AccountResource, gone: boolean) => void;
  #silent = false;

  constructor(accountId: string, changed: (resource: AccountResource, gone: boolean) => void) {
    super(accountId);
    this.#changed = changed;
  }

  override add(resource: AccountResource): void {
    super.add(resource);
    if (!this.#silent) this.#changed(resource, false);
  }

  override remove(resource: AccountResource): void {
    super.remove(resource);
    if (!this.#silent) this.#changed(resource, true);
  }

  silently(work: (account: Account) => void): void {
    this.#silent = true;
    try {
      work(this);
    } finally {
      this.#silent = false;
    }
  }
}
