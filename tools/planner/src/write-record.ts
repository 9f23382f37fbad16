/** Writes a plan into a directory: aside first, then into place, so that a stopped run leaves the old plan whole. */
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
  renameSync,
  existsSync,
  accessSync,
  constants,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "@drydock/core/errors";
import { infracostText } from "@drydock/cost";
import type { PlanRecord } from "@drydock/core/plan-record";
import { manifestsOf } from "./manifests.ts";

/** The directory cannot be made or written to. */
export class OutputError extends UserError {
  override name = "OutputError";
}

/** The estimate in the format of another tool. */
const COST_FILE = "infracost.json";

/** plan.json as text: two spaces, a newline at the end, the same bytes for the same plan. */
export function recordText(record: PlanRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/**
 * Makes sure that plans can be written to `directory`, before the work of planning is done.
 *
 * @throws OutputError saying what is in the way.
 */
export function prepareOutput(directory: string): void {
  try {
    if (existsSync(directory) && !statSync(directory).isDirectory()) {
      throw new OutputError(`--out ${directory} is a file; give a directory`);
    }
    makeDirectory(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof OutputError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new OutputError(
      `--out ${directory} cannot be written (${reason}); give a directory that you may write to`,
    );
  }
}

/** Parent by parent: Node's own recursive mkdir never returns on a file system that takes no directories. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory);
}

/**
 * Writes plan.json and manifests/, replacing those of an earlier plan and touching nothing else in `directory`.
 *
 * @param besides further files of the same plan, text by name.
 */
export function writeRecord(
  record: PlanRecord,
  directory: string,
  besides: Readonly<Record<string, string>> = {},
): void {
  prepareOutput(directory);
  const aside = mkdtempSync(join(directory, ".drydock-plan-"));
  const cleanUp = (): void => rmSync(aside, { recursive: true, force: true });
  process.once("exit", cleanUp);
  try {
    writeFileSync(join(aside, "plan.json"), recordText(record));
    if (record.cost) writeFileSync(join(aside, COST_FILE), infracostText(record));
    for (const [name, text] of Object.entries(besides)) writeFileSync(join(aside, name), text);
    mkdirSync(join(aside, "manifests"));
    for (const { path, content } of manifestsOf(record)) {
      const file = join(aside, "manifests", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    intoPlace(aside, directory, Object.keys(besides));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new OutputError(
      `--out ${directory} could not be written (${reason}); the earlier plan, if any, is unharmed`,
    );
  } finally {
    cleanUp();
    process.off("exit", cleanUp);
  }
}

/** Renames only: manifests first, plan.json last, so that a plan.json never stands beside older manifests for long. */
function intoPlace(aside: string, directory: string, besides: readonly string[]): void {
  const manifests = join(directory, "manifests");
  if (existsSync(manifests)) renameSync(manifests, join(aside, "manifests-before"));
  renameSync(join(aside, "manifests"), manifests);
  rmSync(join(directory, COST_FILE), { force: true });
  if (existsSync(join(aside, COST_FILE))) renameSync(join(aside, COST_FILE), join(directory, COST_FILE));
  for (const name of besides) renameSync(join(aside, name), join(directory, name));
  renameSync(join(aside, "plan.json"), join(directory, "plan.json"));
}
