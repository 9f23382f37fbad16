/** Plans an environment as an earlier revision of the repository has it, with the packages that are installed now. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "@drydock/core/errors";
import { type EarlierPlan, readEarlierPlan } from "../read-record.ts";
import { linkPackages } from "./link-packages.ts";
import { addWorktree, commitOf, removeWorktree, repositoryAt } from "./worktree.ts";

/** The revision is not there, or cannot be planned. */
export class RevisionError extends UserError {
  override name = "RevisionError";
}

const COMMAND = "tools/cli/bin/drydock.js";
/** The packages of the checkout that this runs from. */
const INSTALLED = fileURLToPath(new URL("../../../../node_modules", import.meta.url));
const LINES_OF_REASON = 6;

/**
 * A worktree beside the checkout, which is gone again when this returns, throws, or the process is ended by Ctrl-C.
 *
 * @throws RevisionError saying what is wrong with the revision.
 */
export async function planRevision(revision: string, environment: string): Promise<EarlierPlan> {
  const repository = repositoryAt(process.cwd());
  if (repository === undefined)
    throw new RevisionError(
      `--against git:${revision}: ${process.cwd()} is in no git repository; give a plan.json instead`,
    );
  const commit = commitOf(repository, revision);
  if (commit === undefined)
    throw new RevisionError(
      `--against git:${revision}: there is no such commit in ${repository}; git log and git branch --all show what there is`,
    );
  const place = mkdtempSync(join(tmpdir(), "drydock-against-"));
  const tree = join(place, "tree");
  let child: ChildProcess | undefined;
  const cleanUp = (): void => {
    child?.kill("SIGKILL");
    removeWorktree(repository, tree);
    rmSync(place, { recursive: true, force: true });
  };
  process.once("exit", cleanUp);
  try {
    const refused = addWorktree(repository, tree, commit);
    if (refused !== undefined) throw unplannable(revision, refused);
    if (!existsSync(join(tree, COMMAND)))
      throw unplannable(revision, `it has no ${COMMAND}, so it is no revision of this project`);
    linkPackages(tree, INSTALLED);
    const out = join(place, "plan");
    const { status, stderr } = await run(
      [join(tree, COMMAND), "plan", environment, "--out", out],
      tree,
      (started) => (child = started),
    );
    if (!existsSync(join(out, "plan.json")))
      throw unplannable(revision, lastLines(stderr.replaceAll(tree, ".")) || `its plan ended with ${status}`);
    return await readEarlierPlan(out);
  } finally {
    cleanUp();
    process.off("exit", cleanUp);
  }
}

function unplannable(revision: string, reason: string): RevisionError {
  return new RevisionError(
    `--against git:${revision} cannot be planned: ${reason}\ngive another revision, or a plan.json that was written when it could be`,
  );
}

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

function run(args: readonly string[], cwd: string, started: (child: ChildProcess) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    started(child);
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, stderr }));
  });
}

/** What a program says last is why it ended; progress is no reason. */
function lastLines(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("- planning "));
  return lines.slice(-LINES_OF_REASON).join("\n");
}
