/** Prometheus and Tempo as peers: who is scraped, and who sends traces, is declared where that is. */
import type { FlowMap, PodsPeer } from "../flow.ts";

/**
 * The pods of Prometheus, whoever installs them: the operator labels them so, and serves them all under
 * prometheus-operated in their namespace.
 */
export const PROMETHEUS = {
  namespace: "observability",
  podLabels: { "app.kubernetes.io/name": "prometheus" },
  serviceAccount: "prometheus",
  port: 9090,
} as const;

/** The pods that take traces, whoever installs them, and the Service in front of them. */
export const TEMPO = {
  namespace: "observability",
  podLabels: { "app.kubernetes.io/name": "tempo" },
  serviceAccount: "tempo",
  service: "tempo-distributor",
  ports: { Zipkin: 9411, OpenTelemetry: 4317, Query: 3200 },
} as const;

export function monitoringFlows(): FlowMap {
  return {
    peers: { prometheus: outOfMesh(PROMETHEUS), tempo: outOfMesh(TEMPO) },
    flows: [],
  };
}

function outOfMesh({ namespace, podLabels, serviceAccount }: Omit<PodsPeer, "kind" | "inMesh">): PodsPeer {
  return { kind: "pods", namespace, podLabels, serviceAccount, inMesh: false };
}
