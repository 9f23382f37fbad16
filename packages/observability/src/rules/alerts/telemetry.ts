/** Alerts on what keeps logs and traces, and on what collects them. OBS-04, OBS-05, OBS-07. */
import type { Alert, Series } from "../rule.ts";

const STORES = { namespace: "observability" };
const AGENTS = { namespace: "node-agents" };

/** Called so by the chart: one process, or the part that takes lines. */
const INGESTERS = `statefulset=~"loki|loki-ingester"`;

const ingesters = (statefulset: string, ready: number): Series[] => {
  const labels = `namespace="observability",statefulset="${statefulset}"`;
  return [
    { series: `kube_statefulset_replicas{${labels}}`, values: "3x30" },
    { series: `kube_statefulset_status_replicas_ready{${labels}}`, values: `${ready}x30` },
  ];
};

const requests = (failedEachMinute: number): Series[] =>
  [
    { status: "204", rate: 100 - failedEachMinute },
    { status: "500", rate: failedEachMinute },
  ].map(({ status, rate }) => ({
    series: `loki_request_duration_seconds_count{namespace="observability",route="loki_api_v1_push",status_code="${status}"}`,
    values: `0+${rate}x40`,
  }));

/** Seconds after the start at which it has last run. */
const retention = (values: string): Series[] => [
  {
    series: 'loki_compactor_apply_retention_last_successful_run_timestamp_seconds{namespace="observability"}',
    values,
  },
];

const dropped = (metric: string, eachMinute: number): Series[] => [
  { series: `${metric}{namespace="node-agents",pod="agent-1"}`, values: `0+${eachMinute}x40` },
];

const daemons = (unavailable: number): Series[] => [
  {
    series: 'kube_daemonset_status_number_unavailable{namespace="node-agents",daemonset="alloy"}',
    values: `${unavailable}x40`,
  },
];

export const LOG_ALERTS: readonly Alert[] = [
  {
    name: "LokiIngesterNotReady",
    expr: `max by (namespace, statefulset) (kube_statefulset_replicas{${INGESTERS}}) - max by (namespace, statefulset) (kube_statefulset_status_replicas_ready{${INGESTERS}}) > 0`,
    for: "10m",
    severity: "critical",
    subject: "loki",
    summary: "Not every ingester of {{ $labels.statefulset }} is ready: log lines may be refused.",
    cases: [
      ...["loki", "loki-ingester"].map((statefulset) => ({
        series: ingesters(statefulset, 2),
        at: "15m",
        fires: [{ ...STORES, statefulset }],
      })),
      { series: ingesters("loki-ingester", 3), at: "15m", fires: [] },
      { series: ingesters("loki-compactor", 2), at: "15m", fires: [] },
    ],
  },
  {
    name: "LokiRequestErrorsHigh",
    expr: [
      `sum by (namespace, route) (rate(loki_request_duration_seconds_count{status_code=~"5.."}[5m]))`,
      " / sum by (namespace, route) (rate(loki_request_duration_seconds_count[5m])) > 0.05",
    ].join(""),
    for: "15m",
    severity: "warning",
    subject: "loki",
    summary: "Loki fails over 5% of the requests to {{ $labels.route }}.",
    cases: [
      { series: requests(10), at: "20m", fires: [{ ...STORES, route: "loki_api_v1_push" }] },
      { series: requests(4), at: "20m", fires: [] },
    ],
  },
  {
    name: "LogRetentionNotApplied",
    expr: `time() - max by (namespace) (loki_compactor_apply_retention_last_successful_run_timestamp_seconds > 0) > 2 * 3600`,
    for: "15m",
    severity: "warning",
    subject: "log-retention",
    summary: "Loki has not deleted old lines for two hours: storage grows.",
    cases: [
      { series: retention("60x160"), at: "150m", fires: [STORES] },
      { series: retention("0+60x160"), at: "20m", fires: [] },
      // The compactor has not run yet.
      { series: retention("0x160"), at: "20m", fires: [] },
    ],
  },
  {
    name: "LogLinesDropped",
    expr: [
      "sum by (namespace, pod) (rate(loki_write_dropped_entries_total[5m])",
      " or rate(promtail_dropped_entries_total[5m])",
      " or rate(fluentbit_output_dropped_records_total[5m])) > 0",
    ].join(""),
    for: "15m",
    severity: "warning",
    subject: "log-collector",
    summary: "Collector {{ $labels.pod }} gives up lines that Loki did not take.",
    cases: [
      ...[
        "loki_write_dropped_entries_total",
        "promtail_dropped_entries_total",
        "fluentbit_output_dropped_records_total",
      ].map((metric) => ({ series: dropped(metric, 5), at: "20m", fires: [{ ...AGENTS, pod: "agent-1" }] })),
      { series: dropped("loki_write_dropped_entries_total", 0), at: "20m", fires: [] },
    ],
  },
  {
    name: "NodeAgentNotReady",
    expr: `max by (namespace, daemonset) (kube_daemonset_status_number_unavailable{namespace="node-agents"}) > 0`,
    for: "15m",
    severity: "warning",
    subject: "node-agent",
    summary: "Agent {{ $labels.daemonset }} is not ready on every node: logs or metrics of some are missing.",
    cases: [
      { series: daemons(1), at: "20m", fires: [{ ...AGENTS, daemonset: "alloy" }] },
      { series: daemons(0), at: "20m", fires: [] },
    ],
  },
];

const flushes = (values: string): Series[] => [
  { series: 'tempo_ingester_failed_flushes_total{namespace="observability",pod="tempo-0"}', values },
];

/** As the collector labels them: what is lost on the way out has an exporter, what is refused a receiver. */
const LOST = ["otelcol_exporter_send_failed_spans", 'exporter="otlp"'] as const;
const REFUSED = ["otelcol_receiver_refused_spans", 'receiver="zipkin"'] as const;

const spans = (metric: string, label: string, eachMinute: number): Series[] => [
  { series: `${metric}{namespace="observability",${label}}`, values: `0+${eachMinute}x40` },
];

export const TRACE_ALERTS: readonly Alert[] = [
  {
    name: "TempoFlushFailing",
    expr: "sum by (namespace) (increase(tempo_ingester_failed_flushes_total[15m])) > 2",
    for: "10m",
    severity: "warning",
    subject: "tempo",
    summary: "Tempo cannot write traces to S3: its volume fills up.",
    cases: [
      { series: flushes("0+1x40"), at: "20m", fires: [STORES] },
      { series: flushes("0x10 1x30"), at: "20m", fires: [] },
    ],
  },
  {
    name: "SpansLost",
    // The suffix depends on how the collector shows its own metrics.
    expr: `sum by (namespace) (rate({__name__=~"(${LOST[0]}|${REFUSED[0]})(_total)?"}[5m])) > 0`,
    for: "15m",
    severity: "warning",
    subject: "trace-collector",
    summary: "The collector of traces refuses spans, or cannot hand them to Tempo.",
    cases: [
      { series: spans(...LOST, 5), at: "20m", fires: [STORES] },
      { series: spans(`${REFUSED[0]}_total`, REFUSED[1], 5), at: "20m", fires: [STORES] },
      { series: [...spans(...LOST, 5), ...spans(...REFUSED, 5)], at: "20m", fires: [STORES] },
      { series: [...spans(...LOST, 0), ...spans(...REFUSED, 0)], at: "20m", fires: [] },
    ],
  },
];
