/** The flow map of an environment: what the platform itself needs, layer by layer. */
import type { Environment } from "../environment/schema.ts";
import type { FlowMap } from "./flow.ts";
import { flowProblems } from "./problems.ts";
import { clusterFlows } from "./standing/cluster.ts";

/** Flows that come with a part of the platform, one entry a layer. */
const STANDING: readonly ((environment: Environment) => FlowMap)[] = [clusterFlows];

/**
 * Every peer and flow of the environment.
 *
 * @throws Error for a map that contradicts itself, because the standing flows are code and not the user's to mend.
 */
export function flowsOf(environment: Environment): FlowMap {
  const maps = STANDING.map((flows) => flows(environment));
  const names = maps.flatMap(({ peers }) => Object.keys(peers));
  const doubles = names.filter((name, i) => names.indexOf(name) !== i);
  const map: FlowMap = {
    peers: Object.assign({}, ...maps.map(({ peers }) => peers)) as FlowMap["peers"],
    flows: maps.flatMap(({ flows }) => flows),
  };
  const problems = [...doubles.map((name) => `peer ${name}: declared twice`), ...flowProblems(map)];
  if (problems.length > 0) throw new Error(`flows of ${environment.environment}: ${problems.join("; ")}`);
  return map;
}
