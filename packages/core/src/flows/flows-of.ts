/** The flow map of an environment: what the platform itself needs, layer by layer, and what its apps declare. */
import type { Environment } from "../environment/schema.ts";
import type { FlowMap } from "./flow.ts";
import { flowProblems } from "./problems.ts";
import { appFlows } from "./standing/apps.ts";
import { backupFlows } from "./standing/backup.ts";
import { clusterFlows } from "./standing/cluster.ts";
import { dataFlows } from "./standing/data.ts";
import { deliveryFlows } from "./standing/delivery.ts";
import { edgeFlows } from "./standing/edge.ts";
import { foundationFlows } from "./standing/foundation.ts";
import { meshFlows } from "./standing/mesh.ts";
import { monitoringFlows } from "./standing/monitoring.ts";
import { observabilityFlows } from "./standing/observability.ts";
import { securityFlows } from "./standing/security.ts";

/** Flows that come with a part of the platform, one entry a layer. */
const STANDING: readonly ((environment: Environment) => FlowMap)[] = [
  clusterFlows,
  monitoringFlows,
  foundationFlows,
  securityFlows,
  meshFlows,
  edgeFlows,
  observabilityFlows,
  deliveryFlows,
  backupFlows,
  dataFlows,
];

/** What the platform itself needs, whatever the environment's apps are. */
export function platformFlows(environment: Environment): FlowMap {
  return merged(STANDING.map((flows) => flows(environment)));
}

/**
 * Every peer and flow of the environment.
 *
 * @throws Error for a map that contradicts itself: the platform's flows are code, and the environment's checks have
 * been over those of its apps.
 */
export function flowsOf(environment: Environment): FlowMap {
  const maps = [...STANDING.map((flows) => flows(environment)), appFlows(environment)];
  const names = maps.flatMap(({ peers }) => Object.keys(peers));
  const doubles = names.filter((name, i) => names.indexOf(name) !== i);
  const map = merged(maps);
  const problems = [...doubles.map((name) => `peer ${name}: declared twice`), ...flowProblems(map)];
  if (problems.length > 0) throw new Error(`flows of ${environment.environment}: ${problems.join("; ")}`);
  return map;
}

function merged(maps: readonly FlowMap[]): FlowMap {
  return {
    peers: Object.assign({}, ...maps.map(({ peers }) => peers)) as FlowMap["peers"],
    flows: maps.flatMap(({ flows }) => flows),
  };
}
