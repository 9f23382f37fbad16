/** The stacks of an environment, each with those that it stands on. */
import type { Environment } from "@drydock/core/environment";
import { UserError } from "@drydock/core/errors";
import { type AnyLayer, layerProject, PLATFORM_PROJECT } from "@drydock/core/layer";

/** One Pulumi stack of an environment. */
export interface Step {
  /** Its layer; `platform` for the one stack of an environment of single topology. */
  readonly name: string;
  readonly project: string;
  /** Folder of the project, from the repository's root. */
  readonly folder: string;
  /** Steps that are deployed before it, and destroyed after it. */
  readonly upstream: readonly string[];
}

/** A layer that is not there, or that cannot be deployed alone. */
export class StepError extends UserError {
  override name = "StepError";
}

type Addressed = Pick<Environment, "environment" | "topology">;

/** All stacks of an environment, in the order of its layers. */
export function stepsOf({ topology }: Addressed, layers: readonly AnyLayer[]): readonly Step[] {
  if (topology === "single")
    return [{ name: "platform", project: PLATFORM_PROJECT, folder: ".", upstream: [] }];
  return layers.map(({ contract, upstream }) => ({
    name: contract.layer,
    project: layerProject(contract.layer),
    folder: `stacks/${contract.layer}`,
    upstream: Object.values(upstream).map(({ layer }) => layer),
  }));
}

/**
 * The named ones in the order of the layers; all when none is named.
 *
 * @throws StepError naming every unknown layer, or that the environment is one stack.
 */
export function chosenSteps(
  { environment, topology }: Addressed,
  all: readonly Step[],
  names: readonly string[],
): readonly Step[] {
  if (names.length === 0) return all;
  if (topology === "single")
    throw new StepError(
      `environment ${environment} is one stack (topology single): name no layer, or set topology: layered`,
    );
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new StepError(
      `no layer ${unknown.join(", ")}; layers are: ${all.map(({ name }) => name).join(", ")}`,
    );
  return all.filter(({ name }) => names.includes(name));
}

/** The same steps for destruction: each waits for those that stand on it. */
export function reversed(steps: readonly Step[]): readonly Step[] {
  return steps
    .map((step) => ({
      ...step,
      upstream: steps.filter(({ upstream }) => upstream.includes(step.name)).map(({ name }) => name),
    }))
    .reverse();
}
