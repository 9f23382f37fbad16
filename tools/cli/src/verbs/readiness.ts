/** drydock readiness: every question that is asked before production, answered from the plan and the documents. */
import { fileURLToPath } from "node:url";
import { loadEnvironmentFile } from "@drydock/core/environment";
import type { Readiness } from "@drydock/readiness";
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import { startProgress } from "../progress.ts";
import { renderReadiness } from "../render/readiness.ts";
import type { Format } from "../run.ts";

/** Pages are about the layers of this repository, wherever the environment files are. */
const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));

/** @throws UserError for a wrong environment. */
export async function readiness(name: string, options: { readonly format: Format }): Promise<number> {
  const { environment, written } = await loadEnvironmentFile(name);
  const planner = await import("@drydock/planner");
  const { documentsIn, readinessOf } = await import("@drydock/readiness");
  const policy = await planner.loadPolicy(environment);
  const progress = startProgress(`planning ${name}`);
  let answers: Readiness;
  try {
    const record = await planner.planEnvironment(environment, {
      policy,
      file: written,
      onProgress: (layer) => progress.update(`planning ${name}: ${layer}`),
    });
    answers = readinessOf(record, documentsIn(REPOSITORY));
  } finally {
    progress.stop();
  }
  if (options.format === "json") output.json(answers);
  else output.text(renderReadiness(answers));
  return answers.counts.fail > 0 ? EXIT.findings : EXIT.fine;
}
