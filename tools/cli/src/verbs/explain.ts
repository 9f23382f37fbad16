/** drydock explain: one value, from its line in the environment file to the resource inputs that it decides. */
import { isPath, loadEnvironmentFile, nearestPath } from "@drydock/core/environment";
import { UserError } from "@drydock/core/errors";
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import { startProgress } from "../progress.ts";
import { renderExplained } from "../render/explained.ts";
import type { Format } from "../run.ts";

/** The environment has no such path. */
export class UnknownPathError extends UserError {
  override name = "UnknownPathError";
}

/** @throws UserError for a wrong environment or path. */
export async function explain(name: string, path: string, { format }: { format: Format }): Promise<number> {
  const { environment, file, locate } = await loadEnvironmentFile(name);
  if (!isPath(path)) {
    throw new UnknownPathError(
      `${JSON.stringify(path)} is not a path; write one such as nodePools.data.maxSize, network.availabilityZones[0].name or labels["example.com/team"]`,
    );
  }
  const { explainPath } = await import("@drydock/planner");
  const progress = startProgress(`explaining ${path}`);
  const values = await explainPath(environment, path).finally(() => progress.stop());
  if (values === undefined) {
    const nearest = nearestPath(environment, path);
    throw new UnknownPathError(
      `${file} has no path ${path}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
    );
  }
  const located = values.map((value) => {
    const { line, written } = locate(value.path) ?? {};
    return { ...value, file, line: written === true ? line : undefined };
  });
  if (format === "json") output.json({ environment: name, path, values: located });
  else output.text(renderExplained(file, path, located));
  return EXIT.fine;
}
