/** A copy of the repository's files in a temporary directory, with the installed packages of the original. */
import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..", "..");
const NOT_COPIED = new Set([".git", ".nx", "coverage", "dist", "node_modules", "out"]);
const SCOPE = "@drydock";
/** Directories of node_modules whose links lead into the workspace. */
const RELATIVE = [SCOPE, ".bin"];

export interface Ran {
  readonly status: number;
  /** What was written to both streams. */
  readonly output: string;
}

export class RepositoryCopy {
  readonly root = mkdtempSync(join(tmpdir(), "drydock-copy-"));

  constructor() {
    cpSync(ROOT, this.root, { recursive: true, filter: (source) => !NOT_COPIED.has(basename(source)) });
    this.#linkPackages();
  }

  /** Third-party packages are the original's; the workspace's own must be the copy's, or nothing would be tested. */
  #linkPackages(): void {
    const from = join(ROOT, "node_modules");
    const to = join(this.root, "node_modules");
    mkdirSync(to);
    for (const name of readdirSync(from).filter((entry) => !RELATIVE.includes(entry) && entry !== ".cache")) {
      symlinkSync(join(from, name), join(to, name));
    }
    for (const directory of RELATIVE) {
      mkdirSync(join(to, directory));
      for (const name of readdirSync(join(from, directory))) {
        symlinkSync(readlinkSync(join(from, directory, name)), join(to, directory, name));
      }
    }
    // Versions that npm could not hoist are installed beside the workspace package that asks for them.
    for (const nested of globSync("{packages,components,policy-packs,stacks,tools}/*/node_modules", {
      cwd: ROOT,
    })) {
      symlinkSync(join(ROOT, nested), join(this.root, nested));
    }
  }

  /** What npm install does for a new workspace package. */
  link(project: string, name = basename(project)): void {
    symlinkSync(join("..", "..", project), join(this.root, "node_modules", SCOPE, name));
  }

  /** Runs a program of node_modules/.bin, or one of `path`, in the copy. */
  run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, path = ""): Ran {
    const bin = join(this.root, "node_modules", ".bin");
    const options: ExecFileSyncOptions = {
      cwd: this.root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...withoutNx(process.env),
        CI: "true",
        NX_DAEMON: "false",
        ...env,
        PATH: [path, bin, process.env["PATH"]].filter((part) => part !== "").join(delimiter),
      },
    };
    try {
      return { status: 0, output: execFileSync(command, args, options).toString() };
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number | null; stdout?: Buffer; stderr?: Buffer };
      return {
        status: status ?? -1,
        output: `${stdout?.toString() ?? String(error)}${stderr?.toString() ?? ""}`,
      };
    }
  }

  git(...args: string[]): Ran {
    const identity = [
      "-c",
      "user.name=spec",
      "-c",
      "user.email=spec@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    return this.run("git", [...identity, ...args]);
  }

  /** Makes the copy a repository with everything committed on main. */
  commitAll(): void {
    this.git("init", "--quiet", "--initial-branch", "main");
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "everything");
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Variables of an Nx that runs this very spec would send the inner one to the outer workspace. */
function withoutNx(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(NX_|npm_)/.test(name)));
}
