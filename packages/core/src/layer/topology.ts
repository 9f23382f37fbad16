/** The two ways in which an environment is cut into Pulumi stacks. */
import type { Environment } from "../environment/schema.ts";
import { deployCommand, TopologyError } from "./errors.ts";

/** Project of the root program: a whole environment as one stack. */
export const PLATFORM_PROJECT = "drydock";

export function layerProject(layer: string): string {
  return `${PLATFORM_PROJECT}-${layer}`;
}

/**
 * Refuses a project that is not the one for this environment's topology, before a resource is registered: two
 * topologies applied to one environment would create everything twice.
 */
export function assertTopology(environment: Environment, project: string, layers: readonly string[]): void {
  const { environment: name, topology } = environment;
  if (topology === "single" && project !== PLATFORM_PROJECT) {
    throw new TopologyError(
      `environment ${name} has topology single, but project ${project} deploys one layer; run: pulumi up --stack ${name} in the repository's root, or set topology: layered`,
    );
  }
  if (topology === "layered" && project === PLATFORM_PROJECT) {
    const commands = layers.map((layer) => deployCommand(layer, name)).join(" && ");
    throw new TopologyError(
      `environment ${name} has topology layered, but project ${project} deploys all layers as one stack; run: ${commands}, or set topology: single`,
    );
  }
  const [only] = layers;
  if (topology === "layered" && only !== undefined && project !== layerProject(only)) {
    throw new TopologyError(`layer ${only} belongs to project ${layerProject(only)}, but this is project ${project}`);
  }
}
