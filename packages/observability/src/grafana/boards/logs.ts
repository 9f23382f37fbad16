/** Loki, and the collectors that send to it, whichever runs. */
import { type Dashboard, panel } from "../dashboard.ts";

const FAILED = 'status_code=~"5.."';

export const LOGS: Dashboard = {
  uid: "platform-logs",
  title: "Logs",
  tags: ["platform", "observability"],
  panels: [
    panel("Lines taken in", "ops", ["sum(rate(loki_distributor_lines_received_total[5m]))", "lines"]),
    panel("Bytes taken in", "Bps", ["sum(rate(loki_distributor_bytes_received_total[5m]))", "bytes"]),
    panel("Lines refused", "ops", ["sum by (reason) (rate(loki_discarded_samples_total[5m]))", "{{reason}}"]),
    panel("Requests", "reqps", [
      "sum by (route) (rate(loki_request_duration_seconds_count[5m]))",
      "{{route}}",
    ]),
    panel("Requests that failed", "percentunit", [
      `sum by (route) (rate(loki_request_duration_seconds_count{${FAILED}}[5m])) / (sum by (route) (rate(loki_request_duration_seconds_count[5m])) > 0)`,
      "{{route}}",
    ]),
    panel("Latency, 99th percentile", "s", [
      "histogram_quantile(0.99, sum by (route, le) (rate(loki_request_duration_seconds_bucket[5m])))",
      "{{route}}",
    ]),
    panel("Streams in memory", "short", ["sum by (pod) (loki_ingester_memory_streams)", "{{pod}}"]),
    panel("Chunks written to S3", "ops", [
      "sum by (pod) (rate(loki_ingester_chunks_flushed_total[5m]))",
      "{{pod}}",
    ]),
    panel("Hours since old lines were deleted", "short", [
      "(time() - max(loki_compactor_apply_retention_last_successful_run_timestamp_seconds > 0)) / 3600",
      "hours",
    ]),
    panel(
      "Lines sent by collectors",
      "ops",
      ["sum by (pod) (rate(loki_write_sent_entries_total[5m]))", "{{pod}}"],
      ["sum by (pod) (rate(promtail_sent_entries_total[5m]))", "{{pod}}"],
      ["sum by (pod) (rate(fluentbit_output_proc_records_total[5m]))", "{{pod}}"],
    ),
    panel(
      "Lines given up by collectors",
      "ops",
      ["sum by (pod) (rate(loki_write_dropped_entries_total[5m]))", "{{pod}}"],
      ["sum by (pod) (rate(promtail_dropped_entries_total[5m]))", "{{pod}}"],
      ["sum by (pod) (rate(fluentbit_output_dropped_records_total[5m]))", "{{pod}}"],
    ),
    panel("Nodes without a ready agent", "short", [
      'max by (daemonset) (kube_daemonset_status_number_unavailable{namespace="node-agents"})',
      "{{daemonset}}",
    ]),
  ],
};
