/** Prints how a deployment ended, and says it as an exit status. */
import { SurroundingsError, UserError } from "@drydock/core/errors";
import { isComplete, type Outcome, type Step } from "@drydock/orchestrator";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";
import { outcomeJson, renderOutcome } from "../../render/outcome.ts";
import type { DeployOptions } from "./deployment.ts";

export function finish(
  outcome: Outcome,
  all: readonly Step[],
  { format }: Pick<DeployOptions, "format">,
): number {
  if (format === "json") output.json(outcomeJson(outcome, all));
  else output.text(renderOutcome(outcome, all));
  return statusOf(outcome);
}

function statusOf(outcome: Outcome): number {
  if (outcome.interrupted) return EXIT.interrupted;
  if (isComplete(outcome)) return EXIT.fine;
  const errors = outcome.failed.map(({ error }) => error);
  if (errors.some((error) => error instanceof SurroundingsError)) return EXIT.surroundings;
  if (errors.some((error) => error instanceof UserError)) return EXIT.usage;
  return EXIT.findings;
}
