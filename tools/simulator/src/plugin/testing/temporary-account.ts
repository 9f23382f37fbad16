/** For specs: an account file in a temporary folder, opened as often as there are processes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSimulator } from "../../create-simulator.ts";
import type { ProviderSettings } from "../../simulator.ts";
import { AccountFile } from "../account-file.ts";
import { Resources } from "../resources.ts";
import type { Asked } from "../state.ts";

export const PROVIDER: ProviderSettings = { region: "us-east-1", defaultTags: { owner: "platform" } };

export class TemporaryAccount {
  readonly #folder = mkdtempSync(join(tmpdir(), "drydock-account-"));
  readonly #opened: AccountFile[] = [];
  readonly path = join(this.#folder, "account.db");

  open(): AccountFile {
    const file = new AccountFile(this.path, "123456789012");
    this.#opened.push(file);
    return file;
  }

  /** A provider process of its own. */
  resources(makingMs = 0): Resources {
    const file = this.open();
    return new Resources(file, createSimulator(file.account), makingMs);
  }

  remove(): void {
    for (const file of this.#opened) file.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export function asked(type: string, name: string): Asked {
  return { urn: `urn:pulumi:dev::project::${type}::${name}`, type, name };
}
