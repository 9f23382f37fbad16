/** Flows of logs and traces: agents of nodes send lines to Loki, the collector sends spans to Tempo, both keep them in S3. */
import type { ObservabilitySettings } from "../../../environment/slices/observability.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../../flow.ts";
import { TRACE_COLLECTOR } from "../monitoring.ts";

const NAMESPACE = "observability";

/** Namespace of the agents that need files and network of their node. */
export const AGENTS_NAMESPACE = "node-agents";

/** What runs on every node and sends its logs, by the setting that chooses it: name of its chart, and port of its metrics. */
export const COLLECTORS = {
  Alloy: { name: "alloy", metricsPort: 12_345 },
  FluentBit: { name: "fluent-bit", metricsPort: 2020 },
  Promtail: { name: "promtail", metricsPort: 3101 },
} as const;

export const LOKI = {
  namespace: NAMESPACE,
  serviceAccount: "loki",
  ports: { http: 3100, grpc: 9095, gossip: 7946, cache: 11_211, cacheMetrics: 9150 },
} as const;

export const TEMPO = {
  namespace: NAMESPACE,
  serviceAccount: "tempo",
  service: "tempo",
  ports: { OpenTelemetry: TRACE_COLLECTOR.ports.OpenTelemetry, Query: 3200 },
} as const;

/** The collector's own metrics. */
const COLLECTOR_METRICS = 8888;

const pods = (name: string, namespace: string, serviceAccount = name): PodsPeer => ({
  kind: "pods",
  namespace,
  podLabels: { "app.kubernetes.io/name": name },
  serviceAccount,
  inMesh: false,
});

export function telemetryFlows({ logs }: ObservabilitySettings): FlowMap {
  const { name, metricsPort } = COLLECTORS[logs.collector];
  return {
    peers: {
      [name]: pods(name, AGENTS_NAMESPACE),
      loki: pods("loki", NAMESPACE),
      tempo: pods("tempo", NAMESPACE),
    },
    flows: [...agentFlows(name, metricsPort), ...lokiFlows(logs.loki.mode), ...traceFlows()],
  };
}

function agentFlows(agent: string, metricsPort: number): Flow[] {
  return [
    { from: agent, to: "kube-api", ports: tcp(443), why: "which pods are on its node, and their labels" },
    { from: agent, to: "loki", ports: tcp(LOKI.ports.http), why: "log lines" },
    { from: "prometheus", to: agent, ports: tcp(metricsPort), why: "metrics" },
  ];
}

function lokiFlows(mode: ObservabilitySettings["logs"]["loki"]["mode"]): Flow[] {
  const { http, grpc, gossip, cache, cacheMetrics } = LOKI.ports;
  const cached = mode === "Distributed";
  return [
    {
      from: "loki",
      to: "loki",
      ports: tcp(http, grpc, gossip, ...(cached ? [cache] : [])),
      why: "its parts call each other",
    },
    { from: "loki", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    { from: "loki", to: "aws-apis", ports: tcp(443), why: "chunks and index in S3" },
    { from: "prometheus", to: "loki", ports: tcp(http, ...(cached ? [cacheMetrics] : [])), why: "metrics" },
    { from: "grafana", to: "loki", ports: tcp(http), why: "queries of logs" },
  ];
}

function traceFlows(): Flow[] {
  const { OpenTelemetry, Query } = TEMPO.ports;
  return [
    { from: "otel-collector", to: "tempo", ports: tcp(OpenTelemetry), why: "sampled spans" },
    { from: "prometheus", to: "otel-collector", ports: tcp(COLLECTOR_METRICS), why: "metrics" },
    { from: "tempo", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    { from: "tempo", to: "aws-apis", ports: tcp(443), why: "blocks of traces in S3" },
    { from: "prometheus", to: "tempo", ports: tcp(Query), why: "metrics" },
    { from: "grafana", to: "tempo", ports: tcp(Query), why: "queries of traces" },
  ];
}
