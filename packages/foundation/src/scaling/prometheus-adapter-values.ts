/** Values of the prometheus-adapter chart. */
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../priority-classes.ts";
import { type ControllerSurroundings, ONE_AT_A_TIME } from "./surroundings.ts";

export interface PrometheusAdapterSurroundings extends ControllerSurroundings {
  /** Without a port. */
  readonly prometheusUrl: string;
  readonly prometheusPort: number;
}

/** User of the image. */
const ADAPTER_USER = 10001;

export function prometheusAdapterValues(around: PrometheusAdapterSurroundings): HelmValues {
  return {
    fullnameOverride: "prometheus-adapter",
    prometheus: { url: around.prometheusUrl, port: around.prometheusPort },
    replicas: around.replicas,
    serviceAccount: { create: true, name: "prometheus-adapter" },
    // Custom metrics only: resource metrics are metrics-server's, external ones KEDA's.
    rules: { default: false, custom: [REQUEST_RATE], external: [] },
    resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: around.placement.nodeSelector,
    tolerations: around.placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "prometheus-adapter" }),
    podDisruptionBudget: { enabled: true, ...ONE_AT_A_TIME },
    podSecurityContext: { fsGroup: ADAPTER_USER },
    securityContext: { ...RESTRICTED_POD, ...RESTRICTED_CONTAINER, runAsUser: ADAPTER_USER },
  };
}

/** Requests a second of each pod, from any counter that ends as HTTP servers' counters do. */
const REQUEST_RATE = {
  seriesQuery: '{__name__=~"^http_.*requests_total$",namespace!="",pod!=""}',
  resources: { overrides: { namespace: { resource: "namespace" }, pod: { resource: "pod" } } },
  name: { matches: "^(.*)_total$", as: "${1}_per_second" },
  metricsQuery: "sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)",
} as const;
