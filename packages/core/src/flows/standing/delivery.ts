/** Flows of the controllers that bring new versions to the workloads. */
import { type FlowMap, tcp } from "../flow.ts";
import { PROMETHEUS } from "./monitoring.ts";

const ROLLOUTS = "argo-rollouts";

const FLOWS: FlowMap = {
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

export function deliveryFlows(): FlowMap {
  return FLOWS;
}
