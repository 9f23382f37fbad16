/** Nodes, one line each. */
import { type Dashboard, panel } from "../dashboard.ts";

export const NODES: Dashboard = {
  uid: "platform-nodes",
  title: "Nodes",
  tags: ["platform"],
  panels: [
    panel("CPU", "percentunit", [
      '1 - avg by (node) (rate(node_cpu_seconds_total{mode="idle"}[5m]))',
      "{{node}}",
    ]),
    panel("Memory", "percentunit", [
      "1 - sum by (node) (node_memory_MemAvailable_bytes) / sum by (node) (node_memory_MemTotal_bytes)",
      "{{node}}",
    ]),
    panel("Load for each CPU", "short", [
      'sum by (node) (node_load5) / count by (node) (node_cpu_seconds_total{mode="idle"})',
      "{{node}}",
    ]),
    panel("Root disk", "percentunit", [
      '1 - max by (node) (node_filesystem_avail_bytes{mountpoint="/"}) / max by (node) (node_filesystem_size_bytes{mountpoint="/"})',
      "{{node}}",
    ]),
    panel("Disk reads and writes", "Bps", [
      "sum by (node) (rate(node_disk_read_bytes_total[5m]) + rate(node_disk_written_bytes_total[5m]))",
      "{{node}}",
    ]),
    panel(
      "Network",
      "Bps",
      [
        'sum by (node) (rate(node_network_receive_bytes_total{device!~"lo|veth.*|eni.*"}[5m]))',
        "{{node}} in",
      ],
      [
        '- sum by (node) (rate(node_network_transmit_bytes_total{device!~"lo|veth.*|eni.*"}[5m]))',
        "{{node}} out",
      ],
    ),
    panel("Pods", "short", ["sum by (node) (kubelet_running_pods)", "{{node}}"]),
    panel("Time that tasks wait for CPU", "percentunit", [
      "sum by (node) (rate(node_pressure_cpu_waiting_seconds_total[5m]))",
      "{{node}}",
    ]),
    panel("Time that tasks wait for memory", "percentunit", [
      "sum by (node) (rate(node_pressure_memory_waiting_seconds_total[5m]))",
      "{{node}}",
    ]),
  ],
};
