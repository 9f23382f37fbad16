/** The two ways in which an environment is cut into Pulumi stacks, and the refusal of every other. */
import type { Environment } from "../environment/schema.ts";
import type { AnyLayer } from "./define-layer.ts";
import { TopologyError } from "./errors.ts";

/** Project of the root program: a whole environment as one stack. */
export const PLATFORM_PROJECT = "drydock";

export function layerProject(layer: string): string {
  return `${PLATFORM_PROJECT}-${layer}`;
}

/** Refuses an environment under another stack's name: its references and its state would be another's. */
export function assertStack({ environment }: Environment, stack: string): void {
  if (environment === stack) return;
  throw new TopologyError(
    `stack ${stack} was given environment ${environment}; run: pulumi stack select ${environment}`,
  );
}

/**
 * Refuses a project that is not the one for this environment's topology, before a resource is registered: two
 * topologies applied to one environment would create everything twice.
 */
export function assertTopology(environment: Environment, project: string, layers: readonly string[]): void {
  const { environment: name, topology } = environment;
  if (topology === "single" && project !== PLATFORM_PROJECT) {
    throw new TopologyError(
      `environment ${name} has topology single, but project ${project} deploys one layer; run: drydock up ${name}, or set topology: layered`,
    );
  }
  if (topology === "layered" && project === PLATFORM_PROJECT) {
    throw new TopologyError(
      `environment ${name} has topology layered, but project ${project} deploys all layers as one stack; run: drydock up ${name}, or set topology: single`,
    );
  }
  const [only] = layers;
  if (topology === "layered" && only !== undefined && project !== layerProject(only)) {
    throw new TopologyError(
      `layer ${only} belongs to project ${layerProject(only)}, but this is project ${project}`,
    );
  }
}

/**
 * Holds a list of layers to their declarations: every upstream comes earlier, and no layer comes twice.
 *
 * @throws Error, because the list is code and not the user's to mend.
 */
export function assertOrder(layers: readonly AnyLayer[]): void {
  const seen = new Set<string>();
  for (const layer of layers) {
    const name = layer.contract.layer;
    for (const { layer: upstream } of Object.values(layer.upstream)) {
      if (!seen.has(upstream)) throw new Error(`layer ${name} comes before its upstream ${upstream}`);
    }
    if (seen.has(name)) throw new Error(`layer ${name} comes twice`);
    seen.add(name);
  }
}
