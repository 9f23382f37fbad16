/** HTTP services of the mesh, from the recorded rates, and their objectives. */
import { type Dashboard, panel } from "../dashboard.ts";

const SERVICE = "{{namespace}}/{{service}}";

export const API: Dashboard = {
  uid: "platform-api",
  title: "API",
  tags: ["platform", "applications"],
  panels: [
    panel("Requests", "reqps", ["api:requests:rate5m", SERVICE]),
    panel("Errors", "percentunit", ["api:error_ratio:rate5m", SERVICE]),
    panel("Requests by code", "reqps", [
      'sum by (response_code) (rate(istio_requests_total{reporter="destination"}[5m]))',
      "{{response_code}}",
    ]),
    panel("Latency, median", "s", ["api:latency_seconds_p50:rate5m", SERVICE]),
    panel("Latency, 95th percentile", "s", ["api:latency_seconds_p95:rate5m", SERVICE]),
    panel("Latency, 99th percentile", "s", ["api:latency_seconds_p99:rate5m", SERVICE]),
    panel("Error budget that is left", "percentunit", ["slo:error_budget:remaining", "{{slo}}"]),
    panel("Failed share of the last hour", "percentunit", ["slo:error_ratio:rate1h", "{{slo}}"]),
    panel("Replicas", "short", [
      "max by (namespace, deployment) (kube_deployment_status_replicas_available)",
      "{{namespace}}/{{deployment}}",
    ]),
  ],
};
