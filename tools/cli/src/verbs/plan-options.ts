/** What can be wrong with the options of drydock plan, told before anything is planned. */
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "@drydock/core/errors";
import type { EarlierPlan } from "@drydock/planner";
import type { PlanCommandOptions } from "../commands/plan.ts";

/** Options that make no sense together. */
export class OptionsError extends UserError {
  override name = "OptionsError";
}

export class MarkdownError extends UserError {
  override name = "MarkdownError";

  constructor(file: string, error: unknown) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    super(
      `--markdown ${file} cannot be written (${reason}); give a file in a directory that you may write to`,
    );
  }
}

/** @throws OptionsError, MarkdownError */
export function assertOptionsFit({ against, markdown, failOn }: PlanCommandOptions): void {
  const alone = [markdown === undefined ? "" : "--markdown", failOn === undefined ? "" : "--fail-on"].filter(
    (option) => option !== "",
  );
  if (against === undefined && alone.length > 0) {
    throw new OptionsError(
      `${alone.join(" and ")} ${alone.length > 1 ? "need" : "needs"} an earlier plan to compare with; add --against PLAN, or --against git:REF`,
    );
  }
  if (markdown !== undefined) assertWritable(markdown);
}

/** @throws OptionsError where nothing could be the same. */
export function assertComparable({ environment }: EarlierPlan, wanted: string, against: string): void {
  if (environment === wanted) return;
  throw new OptionsError(`--against ${against} is a plan of ${environment}; give one of ${wanted}`);
}

function assertWritable(file: string): void {
  try {
    if (existsSync(file) && statSync(file).isDirectory())
      throw Object.assign(new Error("it is a directory"), { code: "EISDIR" });
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new MarkdownError(file, error);
  }
}
