/** Flows of the security layer: its controllers, and the services of identity. */
import type { Environment } from "../../environment/schema.ts";
import type { FlowMap } from "../flow.ts";
import { controllerFlows } from "./security/controllers.ts";
import { identityServiceFlows } from "./security/identity.ts";

export function securityFlows(environment: Environment): FlowMap {
  const maps = [...controllerFlows(environment), ...identityServiceFlows(environment)];
  return {
    peers: Object.assign({}, ...maps.map(({ peers }) => peers)) as FlowMap["peers"],
    flows: maps.flatMap(({ flows }) => flows),
  };
}
