/** What comes into the cluster: gateways of the mesh, and certificates. */
import { type Dashboard, panel } from "../dashboard.ts";

const GATEWAY = 'reporter="source",source_workload=~".*gateway.*"';

export const INGRESS: Dashboard = {
  uid: "platform-ingress",
  title: "Ingress",
  tags: ["platform", "mesh"],
  panels: [
    panel("Requests by gateway", "reqps", [
      `sum by (source_workload) (rate(istio_requests_total{${GATEWAY}}[5m]))`,
      "{{source_workload}}",
    ]),
    panel("Requests by service", "reqps", [
      `sum by (destination_service_name) (rate(istio_requests_total{${GATEWAY}}[5m]))`,
      "{{destination_service_name}}",
    ]),
    panel("Errors by service", "percentunit", [
      `sum by (destination_service_name) (rate(istio_requests_total{${GATEWAY},response_code=~"5.."}[5m])) / (sum by (destination_service_name) (rate(istio_requests_total{${GATEWAY}}[5m])) > 0)`,
      "{{destination_service_name}}",
    ]),
    panel("Latency, 99th percentile", "s", [
      `histogram_quantile(0.99, sum by (destination_service_name, le) (rate(istio_request_duration_milliseconds_bucket{${GATEWAY}}[5m]))) / 1000`,
      "{{destination_service_name}}",
    ]),
    panel(
      "Bytes",
      "Bps",
      [`sum(rate(istio_request_bytes_sum{${GATEWAY}}[5m]))`, "in"],
      [`sum(rate(istio_response_bytes_sum{${GATEWAY}}[5m]))`, "out"],
    ),
    panel("Days until certificates end", "short", [
      "(min by (exported_namespace, name) (certmanager_certificate_expiration_timestamp_seconds > 0) - time()) / 86400",
      "{{exported_namespace}}/{{name}}",
    ]),
  ],
};
