/** For specs: a git repository with this project in it, so that revisions can be planned without touching this one. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { REPOSITORY } from "./drydock.ts";

const SOURCES = ["components", "packages", "policy-packs", "stacks", "tools", "package.json"];

export class History {
  readonly directory = mkdtempSync(join(tmpdir(), "drydock-history-"));

  readonly temporary = mkdtempSync(join(tmpdir(), "drydock-temporary-"));
  readonly env = { TMPDIR: this.temporary };

  /** An empty repository with one commit, and nothing of the project. */
  constructor() {
    this.git("init", "--quiet", "--initial-branch", "main");
    this.git("commit", "--quiet", "--allow-empty", "-m", "empty");
    this.git("tag", "empty");
  }

  /** The project as it is now, as a commit that `tag` names. */
  commitProject(tag: string): void {
    for (const source of SOURCES) {
      cpSync(join(REPOSITORY, source), join(this.directory, source), {
        recursive: true,
        filter: (path) => basename(path) !== "node_modules",
      });
    }
    this.commit(tag);
  }

  commit(tag: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "-m", tag);
    this.git("tag", tag);
  }

  worktrees(): number {
    return this.git("worktree", "list", "--porcelain").match(/^worktree /gm)?.length ?? 0;
  }

  /** Copies that a comparison which ran with `env` has left among the temporary files. */
  leftovers(): readonly string[] {
    return readdirSync(this.temporary).filter((name) => name.startsWith("drydock-against-"));
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
    rmSync(this.temporary, { recursive: true, force: true });
  }

  git(...args: readonly string[]): string {
    return execFileSync(
      "git",
      ["-c", "user.name=spec", "-c", "user.email=spec@example.com", "-c", "commit.gpgsign=false", ...args],
      { cwd: this.directory, encoding: "utf8" },
    );
  }
}
