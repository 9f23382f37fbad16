/** drydock destroy: removes an environment, or some of its layers; production and what is protected only by name. */
import { destroy as destroyed, type Removal } from "@drydock/orchestrator";
import { output } from "../../output.ts";
import { renderRemovals } from "../../render/removals.ts";
import { type DeployOptions, deploying } from "./deployment.ts";
import { finish } from "./finish.ts";
import { assertPerson, confirmed, confirmedByName, SURROUNDINGS, type Surroundings } from "./surroundings.ts";

export interface DestroyOptions extends DeployOptions {
  /** The environment's name, as it would be typed when asked. */
  readonly confirm?: string;
}

/** @throws NobodyToAskError where there is no terminal and the options do not answer. */
export async function destroy(
  name: string,
  layers: readonly string[],
  options: DestroyOptions,
  surroundings: Surroundings = SURROUNDINGS,
): Promise<number> {
  const { person } = surroundings;
  return await deploying(name, layers, options, surroundings, async (deployment, { production }) => {
    const outcome = await destroyed(deployment, async (removals) => {
      output.error(renderRemovals(name, removals));
      return await answer(name, production || holdsProtected(removals), options, person);
    });
    return finish(outcome, deployment.all, options);
  });
}

async function answer(
  name: string,
  byName: boolean,
  { yes, confirm }: DestroyOptions,
  person: Surroundings["person"],
): Promise<boolean> {
  if (confirm !== undefined && confirm !== name) {
    output.error(`--confirm says ${confirm}, and this is ${name}\n`);
    return false;
  }
  if (confirm === name || (yes && !byName)) return true;
  assertPerson(person, byName ? `--confirm ${name}` : "--yes");
  return byName
    ? await confirmedByName(person, name, `${name} is production, or holds what is protected.`)
    : await confirmed(person, `Destroy this of ${name}?`);
}

function holdsProtected(removals: readonly Removal[]): boolean {
  return removals.some(({ resources }) => resources.some(({ protect }) => protect));
}
