/** Alerts on databases, queues and caches. OBS-04. */
import type { Alert, Series } from "../rule.ts";

const POD = { namespace: "data", pod: "postgres-1" };

/** CloudNativePG counts backends by database and user, the PostgreSQL exporter by database and state. */
const cloudNativePg = (backends: number): Series[] => [
  {
    series: 'cnpg_backends_total{namespace="data",pod="postgres-1",usename="a"}',
    values: `${backends / 2}x20`,
  },
  {
    series: 'cnpg_backends_total{namespace="data",pod="postgres-1",usename="b"}',
    values: `${backends / 2}x20`,
  },
  {
    series: 'cnpg_pg_settings_setting{namespace="data",pod="postgres-1",name="max_connections"}',
    values: "100x20",
  },
];

const exporter = (backends: number): Series[] => [
  {
    series: 'pg_stat_activity_count{namespace="data",pod="postgres-1",state="idle"}',
    values: `${backends}x20`,
  },
  { series: 'pg_settings_max_connections{namespace="data",pod="postgres-1"}', values: "100x20" },
];

const lag = (values: string): Series[] => [
  {
    series: 'kafka_consumergroup_lag{namespace="data",consumergroup="events",topic="events",partition="0"}',
    values,
  },
];

const redis = (used: number, max: number): Series[] => [
  { series: 'redis_memory_used_bytes{namespace="data",pod="redis-0"}', values: `${used}x20` },
  { series: 'redis_memory_max_bytes{namespace="data",pod="redis-0"}', values: `${max}x20` },
];

export const DATA_ALERTS: readonly Alert[] = [
  {
    name: "DatabaseConnectionPoolExhausted",
    expr: [
      `(sum by (namespace, pod) (cnpg_backends_total) / max by (namespace, pod) (cnpg_pg_settings_setting{name="max_connections"})`,
      ` or sum by (namespace, pod) (pg_stat_activity_count) / max by (namespace, pod) (pg_settings_max_connections)) > 0.95`,
    ].join(""),
    for: "5m",
    severity: "critical",
    subject: "database-connections",
    summary:
      "PostgreSQL {{ $labels.namespace }}/{{ $labels.pod }} has given out over 95% of its connections.",
    cases: [
      { series: cloudNativePg(98), at: "10m", fires: [POD] },
      { series: exporter(98), at: "10m", fires: [POD] },
      { series: cloudNativePg(90), at: "10m", fires: [] },
      { series: exporter(90), at: "10m", fires: [] },
    ],
  },
  {
    name: "KafkaConsumerLagGrowing",
    expr: [
      "sum by (namespace, consumergroup, topic) (deriv(kafka_consumergroup_lag[15m])) > 0",
      " and sum by (namespace, consumergroup, topic) (kafka_consumergroup_lag) > 1000",
    ].join(""),
    for: "15m",
    severity: "warning",
    subject: "kafka-lag",
    summary: "Consumer group {{ $labels.consumergroup }} falls behind on topic {{ $labels.topic }}.",
    cases: [
      {
        series: lag("1500+100x60"),
        at: "40m",
        fires: [{ namespace: "data", consumergroup: "events", topic: "events" }],
      },
      { series: lag("9000-100x60"), at: "40m", fires: [] },
      { series: lag("0+10x60"), at: "40m", fires: [] },
    ],
  },
  {
    name: "RedisMemoryHigh",
    expr: `max by (namespace, pod) (redis_memory_used_bytes / (redis_memory_max_bytes > 0)) > 0.9`,
    for: "10m",
    severity: "warning",
    subject: "redis-memory",
    summary: "Redis {{ $labels.namespace }}/{{ $labels.pod }} uses over 90% of maxmemory.",
    cases: [
      { series: redis(95, 100), at: "15m", fires: [{ namespace: "data", pod: "redis-0" }] },
      { series: redis(85, 100), at: "15m", fires: [] },
      // Zero is no limit.
      { series: redis(95, 0), at: "15m", fires: [] },
    ],
  },
];
