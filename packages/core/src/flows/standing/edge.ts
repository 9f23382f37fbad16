/** Flows of the edge: from the entrance to what it leads to, and of what writes the hosts into DNS. */
import type { Environment } from "../../environment/schema.ts";
import { type Flow, type FlowMap, tcp } from "../flow.ts";
import { ARGO_CD } from "./delivery/argo-cd.ts";
import { entranceFlows } from "./edge/entrances.ts";
import { entranceOf, EXTERNAL_DNS } from "./edge/names.ts";
import { toolFlows } from "./edge/tools.ts";

const DNS: FlowMap = {
  peers: {
    [EXTERNAL_DNS]: {
      kind: "pods",
      namespace: EXTERNAL_DNS,
      podLabels: { "app.kubernetes.io/name": EXTERNAL_DNS, "app.kubernetes.io/instance": EXTERNAL_DNS },
      serviceAccount: EXTERNAL_DNS,
      inMesh: false,
    },
  },
  flows: [
    { from: EXTERNAL_DNS, to: "kube-api", ports: tcp(443), why: "watches hosts" },
    { from: EXTERNAL_DNS, to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    { from: EXTERNAL_DNS, to: "aws-apis", ports: tcp(443), why: "records in Route 53" },
    { from: "prometheus", to: EXTERNAL_DNS, ports: tcp(7979), why: "metrics" },
  ],
};

/** Apps declare for themselves that the entrance may call them. */
function platformHosts({ edge, security }: Environment): Flow[] {
  const from = entranceOf(edge);
  return [
    { from, to: `${ARGO_CD}-server`, ports: tcp(8080), why: "people who deploy" },
    { from, to: "grafana", ports: tcp(3000), why: "people who look at dashboards" },
    ...(security.identity.keycloak
      ? [{ from, to: "keycloak", ports: tcp(8443), why: "people who sign in" }]
      : []),
  ];
}

export function edgeFlows(environment: Environment): FlowMap {
  const maps = [
    entranceFlows(environment),
    toolFlows(environment),
    ...(environment.edge.dns ? [DNS] : []),
    { peers: {}, flows: platformHosts(environment) },
  ];
  return {
    peers: Object.assign({}, ...maps.map(({ peers }) => peers)) as FlowMap["peers"],
    flows: maps.flatMap(({ flows }) => flows),
  };
}
