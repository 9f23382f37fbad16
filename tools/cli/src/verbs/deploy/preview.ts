/** drydock preview: what an update would change in the real account. */
import { hasFailed, type Preview, preview as previewed } from "@drydock/orchestrator";
import { EXIT } from "../../exit-status.ts";
import { output } from "../../output.ts";
import { previewJson } from "../../render/preview/json.ts";
import { renderPreviewMarkdown } from "../../render/preview/markdown.ts";
import { renderPreviewText } from "../../render/preview/text.ts";
import { type DeployOptions, deploying } from "./deployment.ts";
import { SURROUNDINGS, type Surroundings } from "./surroundings.ts";

export async function preview(
  name: string,
  layers: readonly string[],
  options: DeployOptions,
  surroundings: Surroundings = SURROUNDINGS,
): Promise<number> {
  return await deploying(name, layers, options, surroundings, async (deployment) => {
    const shown = await previewed(deployment);
    printPreview(shown, options);
    if (deployment.stop.aborted) return EXIT.interrupted;
    return hasFailed(shown) ? EXIT.findings : EXIT.fine;
  });
}

export function printPreview(shown: Preview, { format }: Pick<DeployOptions, "format">): void {
  if (format === "json") output.json(previewJson(shown));
  else output.text(format === "markdown" ? renderPreviewMarkdown(shown) : renderPreviewText(shown));
}
