/** The few git commands that a comparison with a revision needs. */
import { spawnSync } from "node:child_process";
import { SurroundingsError } from "@drydock/core/errors";

/** The repository's top directory; undefined outside of repositories. */
export function repositoryAt(directory: string): string | undefined {
  const { status, stdout } = git(directory, ["rev-parse", "--show-toplevel"]);
  return status === 0 ? stdout.trim() : undefined;
}

/** The commit that a branch, tag or hash means; undefined where it means none. */
export function commitOf(repository: string, revision: string): string | undefined {
  const { status, stdout } = git(repository, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const commit = stdout.trim();
  return status === 0 && commit !== "" ? commit : undefined;
}

/** @returns why it could not be made; undefined when it was. */
export function addWorktree(repository: string, tree: string, commit: string): string | undefined {
  // Hooks are for the people who work in the repository, not for a copy that nobody works in.
  const { status, stderr } = git(repository, [
    "-c",
    "core.hooksPath=/dev/null",
    "worktree",
    "add",
    "--detach",
    "--quiet",
    tree,
    commit,
  ]);
  return status === 0 ? undefined : stderr.trim();
}

/** Nothing to remove is fine: this also runs after a worktree that was never made. */
export function removeWorktree(repository: string, tree: string): void {
  git(repository, ["worktree", "remove", "--force", tree]);
}

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws SurroundingsError where there is no git. */
function git(cwd: string, args: readonly string[]): Answer {
  const answer = spawnSync("git", args, { cwd, encoding: "utf8", env: withoutGit(process.env) });
  if (answer.error) {
    throw new SurroundingsError(
      `git cannot be run (${(answer.error as NodeJS.ErrnoException).code ?? answer.error.message}); --against git:REF needs it`,
    );
  }
  return answer;
}

/** Inside a hook, git's own variables point to the repository of the hook. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE)$/.test(name)),
  );
}
