/** The cluster as a whole: what it has, what is asked of it, and what does not run. */
import { type Dashboard, panel, stat } from "../dashboard.ts";

export const CLUSTER: Dashboard = {
  uid: "platform-cluster",
  title: "Cluster",
  tags: ["platform"],
  panels: [
    stat("Nodes that are ready", "short", 'sum(kube_node_status_condition{condition="Ready",status="true"})'),
    stat("Pods that run", "short", 'sum(kube_pod_status_phase{phase="Running"})'),
    stat("Pods that wait", "short", 'sum(kube_pod_status_phase{phase="Pending"})'),
    panel(
      "CPU of the nodes",
      "percentunit",
      [
        'sum(kube_pod_container_resource_requests{resource="cpu"}) / sum(kube_node_status_allocatable{resource="cpu"})',
        "requested",
      ],
      ['1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m]))', "used"],
    ),
    panel(
      "Memory of the nodes",
      "percentunit",
      [
        'sum(kube_pod_container_resource_requests{resource="memory"}) / sum(kube_node_status_allocatable{resource="memory"})',
        "requested",
      ],
      ["1 - sum(node_memory_MemAvailable_bytes) / sum(node_memory_MemTotal_bytes)", "used"],
    ),
    panel("Restarts by namespace", "short", [
      "sum by (namespace) (increase(kube_pod_container_status_restarts_total[15m]))",
      "{{namespace}}",
    ]),
    panel("CPU by namespace", "short", [
      'sum by (namespace) (rate(container_cpu_usage_seconds_total{container!=""}[5m]))',
      "{{namespace}}",
    ]),
    panel("Memory by namespace", "bytes", [
      'sum by (namespace) (container_memory_working_set_bytes{container!=""})',
      "{{namespace}}",
    ]),
    panel("Volumes by use", "percentunit", [
      "1 - kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes",
      "{{namespace}}/{{persistentvolumeclaim}}",
    ]),
    panel("Quotas by use", "percentunit", [
      'sum by (namespace, resource) (kube_resourcequota{type="used"}) / (sum by (namespace, resource) (kube_resourcequota{type="hard"}) > 0)',
      "{{namespace}} {{resource}}",
    ]),
    panel("Requests of the API server that fail", "reqps", [
      'sum by (code) (rate(apiserver_request_total{code=~"5.."}[5m]))',
      "{{code}}",
    ]),
    panel("Alerts that fire", "short", [
      'count by (alertname, severity) (ALERTS{alertstate="firing"})',
      "{{severity}} {{alertname}}",
    ]),
  ],
};
