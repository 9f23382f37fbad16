/** drydock refresh: takes what is really there into the state, or only tells the difference. */
import { hasFailed, isUnchanged, preview, refresh as refreshed } from "@drydock/orchestrator";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";
import { renderPreviewText } from "../../render/preview/text.ts";
import { type DeployOptions, deploying } from "./deployment.ts";
import { finish } from "./finish.ts";
import { printPreview } from "./preview.ts";
import { assertPerson, confirmed, SURROUNDINGS, type Surroundings } from "./surroundings.ts";

export interface RefreshOptions extends DeployOptions {
  /** Changes nothing, and ends with 1 where the account is not what the state says. */
  readonly dryRun?: true;
}

/** @throws NobodyToAskError without --yes or --dry-run where there is no terminal. */
export async function refresh(
  name: string,
  layers: readonly string[],
  options: RefreshOptions,
  surroundings: Surroundings = SURROUNDINGS,
): Promise<number> {
  const { person } = surroundings;
  if (options.yes === undefined && options.dryRun === undefined) assertPerson(person, "--yes");
  return await deploying(name, layers, options, surroundings, async (deployment) => {
    if (options.dryRun) {
      const drift = await preview(deployment, "previewRefresh");
      printPreview(drift, options);
      if (deployment.stop.aborted) return EXIT.interrupted;
      return hasFailed(drift) || !isUnchanged(drift) ? EXIT.findings : EXIT.fine;
    }
    const outcome = await refreshed(
      deployment,
      options.yes
        ? undefined
        : async (shown) => {
            output.error(renderPreviewText(shown));
            return await confirmed(person, `Take this into the state of ${name}?`);
          },
    );
    return finish(outcome, deployment.all, options);
  });
}
