/** Alerts on nodes. OBS-04. */
import type { Alert, Series } from "../rule.ts";

const NODE = { node: "ip-10-0-10-1" };

const memory = (available: number): Series[] => [
  { series: 'node_memory_MemAvailable_bytes{node="ip-10-0-10-1"}', values: `${available}x30` },
  { series: 'node_memory_MemTotal_bytes{node="ip-10-0-10-1"}', values: "100x30" },
];

/** Idle seconds that each minute adds on each of two cores. */
const idle = (secondsEachMinute: number): Series[] =>
  [0, 1].map((core) => ({
    series: `node_cpu_seconds_total{node="ip-10-0-10-1",cpu="${core}",mode="idle"}`,
    values: `0+${secondsEachMinute}x40`,
  }));

const ready = (values: string): Series[] => [
  {
    series: 'kube_node_status_condition{node="ip-10-0-10-1",condition="Ready",status="true"}',
    values,
  },
];

export const NODE_ALERTS: readonly Alert[] = [
  {
    name: "NodeNotReady",
    expr: `max by (node) (kube_node_status_condition{condition="Ready",status="true"}) == 0`,
    for: "10m",
    severity: "critical",
    subject: "node",
    summary: "Node {{ $labels.node }} is not ready.",
    cases: [
      { series: ready("0x20"), at: "15m", fires: [NODE] },
      { series: ready("1x20"), at: "15m", fires: [] },
      { series: ready("1x10 0x5"), at: "15m", fires: [] },
    ],
  },
  {
    name: "NodeMemoryHigh",
    expr: `1 - min by (node) (node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes) > 0.9`,
    for: "10m",
    severity: "warning",
    subject: "node",
    summary: "Node {{ $labels.node }} uses over 90% of its memory.",
    cases: [
      { series: memory(9), at: "15m", fires: [NODE] },
      { series: memory(11), at: "15m", fires: [] },
    ],
  },
  {
    name: "NodeCpuHigh",
    expr: `1 - avg by (node) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.8`,
    for: "15m",
    severity: "warning",
    subject: "node",
    summary: "Node {{ $labels.node }} uses over 80% of its CPU.",
    cases: [
      { series: idle(9), at: "30m", fires: [NODE] },
      { series: idle(15), at: "30m", fires: [] },
    ],
  },
];
