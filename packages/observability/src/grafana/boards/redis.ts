/** Redis and Valkey, from the Redis exporter. */
import { type Dashboard, panel } from "../dashboard.ts";

export const REDIS: Dashboard = {
  uid: "platform-redis",
  title: "Redis",
  tags: ["platform", "data"],
  panels: [
    panel("Commands", "ops", [
      "sum by (namespace, pod) (rate(redis_commands_processed_total[5m]))",
      "{{pod}}",
    ]),
    panel("Hits", "percentunit", [
      "sum by (namespace, pod) (rate(redis_keyspace_hits_total[5m])) / (sum by (namespace, pod) (rate(redis_keyspace_hits_total[5m])) + sum by (namespace, pod) (rate(redis_keyspace_misses_total[5m])) > 0)",
      "{{pod}}",
    ]),
    panel("Memory", "percentunit", ["redis_memory_used_bytes / (redis_memory_max_bytes > 0)", "{{pod}}"]),
    panel("Memory in bytes", "bytes", ["redis_memory_used_bytes", "{{pod}}"]),
    panel("Clients", "short", ["redis_connected_clients", "{{pod}}"]),
    panel("Keys that were evicted", "ops", [
      "sum by (namespace, pod) (rate(redis_evicted_keys_total[5m]))",
      "{{pod}}",
    ]),
    panel("Keys", "short", ["sum by (namespace, pod) (redis_db_keys)", "{{pod}}"]),
    panel("Replication lag", "s", ["redis_connected_slave_lag_seconds", "{{pod}}"]),
    panel("Seconds since the last save", "s", ["time() - redis_rdb_last_save_timestamp_seconds", "{{pod}}"]),
  ],
};
