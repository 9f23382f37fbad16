/** Prometheus and the collector of traces as peers: who is scraped, and who sends spans, is declared where that is. */
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

/** The pods that take spans from proxies and applications, whoever installs them, and the Service in front of them. */
export const TRACE_COLLECTOR = {
  namespace: "observability",
  podLabels: { "app.kubernetes.io/name": "opentelemetry-collector" },
  serviceAccount: "otel-collector",
  service: "otel-collector",
  ports: { Zipkin: 9411, OpenTelemetry: 4317, OpenTelemetryHttp: 4318 },
} as const;

export function monitoringFlows(): FlowMap {
  return {
    peers: { prometheus: outOfMesh(PROMETHEUS), "otel-collector": outOfMesh(TRACE_COLLECTOR) },
    flows: [],
  };
}

function outOfMesh({ namespace, podLabels, serviceAccount }: Omit<PodsPeer, "kind" | "inMesh">): PodsPeer {
  return { kind: "pods", namespace, podLabels, serviceAccount, inMesh: false };
}
