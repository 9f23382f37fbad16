/** drydock up: brings an environment, or some of its layers, to what the files say. */
import { totalOf, up as updated } from "@drydock/orchestrator";
import { output } from "../../output.ts";
import { renderPreviewText } from "../../render/preview/text.ts";
import { type DeployOptions, deploying } from "./deployment.ts";
import { finish } from "./finish.ts";
import { assertPerson, confirmed, SURROUNDINGS, type Surroundings } from "./surroundings.ts";

/** @throws NobodyToAskError without --yes where there is no terminal. */
export async function up(
  name: string,
  layers: readonly string[],
  options: DeployOptions,
  surroundings: Surroundings = SURROUNDINGS,
): Promise<number> {
  const { person } = surroundings;
  if (options.yes === undefined) assertPerson(person, "--yes");
  return await deploying(name, layers, options, surroundings, async (deployment) => {
    const outcome = await updated(
      deployment,
      options.yes
        ? undefined
        : async (shown) => {
            output.error(renderPreviewText(shown));
            const { replace, delete: deleted } = totalOf(shown);
            const loss = replace + deleted === 0 ? "" : ` (${replace} replaced, ${deleted} deleted)`;
            return await confirmed(person, `Deploy this to ${name}${loss}?`);
          },
    );
    return finish(outcome, deployment.all, options);
  });
}
