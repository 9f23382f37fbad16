/** Values of the opentelemetry-collector chart. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { TRACE_COLLECTOR } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { disruptionBudget, PRIORITY_CLASS } from "../installing.ts";
import { collectorConfig } from "./collector-config.ts";

export interface CollectorSurroundings {
  readonly settings: ObservabilitySettings["tracing"]["collector"];
  readonly clusterName: string;
  readonly placement: Placement;
}

/** Distribution with what Kubernetes needs, and little else. */
const IMAGE = "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s";
/** User of the image. */
const USER = 10_001;

/** Protocols that nobody here speaks. */
const CLOSED = ["jaeger-compact", "jaeger-thrift", "jaeger-grpc"] as const;

export function collectorValues({ settings, clusterName, placement }: CollectorSurroundings): HelmValues {
  const { replicas, samplingPercentage } = settings;
  return {
    fullnameOverride: TRACE_COLLECTOR.service,
    mode: "deployment",
    replicaCount: replicas,
    image: { repository: IMAGE },
    // The whole configuration: the chart would add receivers and pipelines of its own to the other one.
    alternateConfig: collectorConfig({ clusterName, samplingPercentage }),
    serviceAccount: {
      create: true,
      name: TRACE_COLLECTOR.serviceAccount,
      // It asks the Kubernetes API nothing.
      automountServiceAccountToken: false,
    },
    ports: {
      ...Object.fromEntries(CLOSED.map((port) => [port, { enabled: false }])),
      metrics: { enabled: true },
    },
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
    podSecurityContext: { ...RESTRICTED_POD, runAsUser: USER, runAsGroup: USER },
    securityContext: RESTRICTED_CONTAINER,
    priorityClassName: PRIORITY_CLASS,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread(TRACE_COLLECTOR.podLabels),
    podDisruptionBudget: disruptionBudget(replicas),
    serviceMonitor: { enabled: true, metricsEndpoints: [{ port: "metrics", interval: "30s" }] },
  };
}
