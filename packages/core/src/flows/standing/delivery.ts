/** Flows of the controllers that bring new versions to the workloads. */
import type { Environment } from "../../environment/schema.ts";
import { type FlowMap, tcp } from "../flow.ts";
import { argoCdFlows, tenantFlows } from "./delivery/argo-cd.ts";
import { PROMETHEUS } from "./monitoring.ts";

const ROLLOUTS = "argo-rollouts";

const ROLLOUTS_FLOWS: FlowMap = {
  peers: {
    [ROLLOUTS]: {
      kind: "pods",
      namespace: ROLLOUTS,
      podLabels: { "app.kubernetes.io/name": ROLLOUTS, "app.kubernetes.io/instance": ROLLOUTS },
      serviceAccount: ROLLOUTS,
      inMesh: false,
    },
  },
  flows: [
    { from: ROLLOUTS, to: "kube-api", ports: tcp(443), why: "rollouts, their replica sets and their routes" },
    { from: ROLLOUTS, to: "prometheus", ports: tcp(PROMETHEUS.port), why: "analyses of canaries" },
    { from: "prometheus", to: ROLLOUTS, ports: tcp(8090), why: "metrics" },
  ],
};

export function deliveryFlows(environment: Environment): FlowMap {
  const maps = [ROLLOUTS_FLOWS, argoCdFlows(environment), tenantFlows(environment)];
  return {
    peers: Object.assign({}, ...maps.map(({ peers }) => peers)) as FlowMap["peers"],
    flows: maps.flatMap(({ flows }) => flows),
  };
}
