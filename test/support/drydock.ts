/** For specs: the drydock command as a user runs it, in a place with environment files of its own. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
export const DRYDOCK = join(REPOSITORY, "tools/cli/bin/drydock.js");

export interface Ended {
  /** Exit status; null when a signal ended the process. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once, with the process's id, at the first output on standard error or after `delayMs`. */
  readonly meanwhile?: (pid: number) => void;
}

export async function drydock(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [DRYDOCK, ...args], {
    cwd: options.cwd ?? REPOSITORY,
    env: { ...process.env, NO_COLOR: "1", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  if (child.pid !== undefined) options.meanwhile?.(child.pid);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { status, stdout, stderr };
}

/** A directory with the shipped environment files, to be broken at will. */
export class Workplace {
  readonly directory = mkdtempSync(join(tmpdir(), "drydock-cli-"));

  constructor() {
    cpSync(join(REPOSITORY, "stacks/environments"), join(this.directory, "stacks/environments"), {
      recursive: true,
    });
  }

  path(...parts: string[]): string {
    return join(this.directory, ...parts);
  }

  read(file: string): string {
    return readFileSync(this.path("stacks/environments", file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(this.path("stacks/environments", file), text);
  }

  /** Replaces the first match; a text that is not there is a mistake of the spec. */
  edit(file: string, from: string | RegExp, to: string): void {
    const text = this.read(file);
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file} has nothing that matches ${String(from)}`);
    this.write(file, edited);
  }

  run(...args: string[]): Promise<Ended> {
    return drydock(args, { cwd: this.directory });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
