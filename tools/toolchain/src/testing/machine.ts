/** A machine for specs: a folder with a PATH of its own, and scripts in the place of binaries. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export class Machine {
  readonly root = mkdtempSync(join(tmpdir(), "drydock-machine-"));

  /** An executable that runs lines of sh. */
  script(path: string, ...lines: readonly string[]): string {
    const absolute = join(this.root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, ["#!/bin/sh", ...lines, ""].join("\n"));
    chmodSync(absolute, 0o755);
    return absolute;
  }

  path(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
