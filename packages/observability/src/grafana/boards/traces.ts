/** The collector of traces, and Tempo. */
import { type Dashboard, panel } from "../dashboard.ts";

/** The collector's counters, with or without the suffix that depends on its own telemetry. */
const spans = (counter: string): string => `{__name__=~"otelcol_${counter}_spans(_total)?"}`;

export const TRACES: Dashboard = {
  uid: "platform-traces",
  title: "Traces",
  tags: ["platform", "observability"],
  panels: [
    panel("Spans taken in", "ops", [
      `sum by (receiver) (rate(${spans("receiver_accepted")}[5m]))`,
      "{{receiver}}",
    ]),
    panel("Spans refused", "ops", [
      `sum by (receiver) (rate(${spans("receiver_refused")}[5m]))`,
      "{{receiver}}",
    ]),
    panel("Spans sent to Tempo", "ops", [`sum by (pod) (rate(${spans("exporter_sent")}[5m]))`, "{{pod}}"]),
    panel("Spans lost on the way", "ops", [
      `sum by (pod) (rate(${spans("exporter_send_failed")}[5m]))`,
      "{{pod}}",
    ]),
    panel("Queue of the collector", "short", ["max by (pod) (otelcol_exporter_queue_size)", "{{pod}}"]),
    panel("Spans kept by Tempo", "ops", ["sum(rate(tempo_distributor_spans_received_total[5m]))", "spans"]),
    panel("Traces in memory", "short", ["sum by (pod) (tempo_ingester_live_traces)", "{{pod}}"]),
    panel("Blocks that were not written to S3", "short", [
      "sum(increase(tempo_ingester_failed_flushes_total[15m]))",
      "blocks",
    ]),
    panel("Queries, 99th percentile", "s", [
      'histogram_quantile(0.99, sum by (le) (rate(tempo_request_duration_seconds_bucket{route=~"api_.*"}[5m])))',
      "latency",
    ]),
  ],
};
