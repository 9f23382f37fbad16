/** TimescaleDB and PostgreSQL, from the metrics of CloudNativePG or of the PostgreSQL exporter. */
import { type Dashboard, panel } from "../dashboard.ts";

const POD = "{{pod}}";

/** Share of the blocks that were in memory already. */
function hitRatio(prefix: string): string {
  const rate = (counter: string) => `sum by (namespace, pod) (rate(${prefix}_${counter}[5m]))`;
  return `${rate("blks_hit")} / (${rate("blks_hit")} + ${rate("blks_read")} > 0)`;
}

export const TIMESCALEDB: Dashboard = {
  uid: "platform-timescaledb",
  title: "TimescaleDB",
  tags: ["platform", "data"],
  panels: [
    panel(
      "Connections",
      "short",
      ["sum by (namespace, pod) (cnpg_backends_total)", POD],
      ["sum by (namespace, pod) (pg_stat_activity_count)", POD],
    ),
    panel(
      "Connections by limit",
      "percentunit",
      [
        'sum by (namespace, pod) (cnpg_backends_total) / max by (namespace, pod) (cnpg_pg_settings_setting{name="max_connections"})',
        POD,
      ],
      [
        "sum by (namespace, pod) (pg_stat_activity_count) / max by (namespace, pod) (pg_settings_max_connections)",
        POD,
      ],
    ),
    panel(
      "Transactions",
      "ops",
      [
        "sum by (namespace, pod) (rate(cnpg_pg_stat_database_xact_commit[5m]) + rate(cnpg_pg_stat_database_xact_rollback[5m]))",
        POD,
      ],
      [
        "sum by (namespace, pod) (rate(pg_stat_database_xact_commit[5m]) + rate(pg_stat_database_xact_rollback[5m]))",
        POD,
      ],
    ),
    panel(
      "Longest transaction",
      "s",
      ["max by (namespace, pod) (cnpg_backends_max_tx_duration_seconds)", POD],
      ["max by (namespace, pod) (pg_stat_activity_max_tx_duration)", POD],
    ),
    panel(
      "Blocks read from memory",
      "percentunit",
      [hitRatio("cnpg_pg_stat_database"), POD],
      [hitRatio("pg_stat_database"), POD],
    ),
    panel(
      "Replication lag",
      "s",
      ["max by (namespace, pod) (cnpg_pg_replication_lag)", POD],
      ["max by (namespace, pod) (pg_replication_lag_seconds)", POD],
    ),
    panel(
      "Size of databases",
      "bytes",
      ["max by (namespace, datname) (cnpg_pg_database_size_bytes)", "{{datname}}"],
      ["max by (namespace, datname) (pg_database_size_bytes)", "{{datname}}"],
    ),
    panel(
      "Deadlocks",
      "ops",
      ["sum by (namespace, pod) (rate(cnpg_pg_stat_database_deadlocks[5m]))", POD],
      ["sum by (namespace, pod) (rate(pg_stat_database_deadlocks[5m]))", POD],
    ),
    panel("Locks", "short", ["sum by (namespace, pod, mode) (pg_locks_count)", "{{pod}} {{mode}}"]),
  ],
};
