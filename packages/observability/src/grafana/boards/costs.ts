/** What namespaces, workloads and nodes cost by the hour, as OpenCost prices what they were given. */
import { type Dashboard, panel, stat } from "../dashboard.ts";

const GIB = "1024 / 1024 / 1024";

/** Dollars an hour of each pod: what it was given, at the prices of its node. */
const CPU = "container_cpu_allocation * on (node) group_left () avg by (node) (node_cpu_hourly_cost)";
const MEMORY = `container_memory_allocation_bytes / ${GIB} * on (node) group_left () avg by (node) (node_ram_hourly_cost)`;

/** Both at once; a pod that was given none of one still counts with the other. */
const by = (label: string): string => `sum by (${label}) (${CPU}) + sum by (${label}) (${MEMORY})`;

/** By a label of the pods, as the Kubernetes API has it. */
const APP = "label_app_kubernetes_io_name";
const LABELS = `group by (namespace, pod, ${APP}) (kube_pod_labels{${APP}!=""})`;
const byLabel = `sum by (${APP}) ((${by("namespace, pod")}) * on (namespace, pod) group_left (${APP}) ${LABELS})`;

export const COSTS: Dashboard = {
  uid: "platform-costs",
  title: "Costs",
  tags: ["platform", "costs"],
  panels: [
    stat("Nodes, by the month", "currencyUSD", "sum(node_total_hourly_cost) * 730"),
    stat("Given to pods, by the month", "currencyUSD", `(sum(${CPU}) + sum(${MEMORY})) * 730`),
    stat(
      "Volumes, by the month",
      "currencyUSD",
      `sum(pv_hourly_cost * on (persistentvolume) group_left () max by (persistentvolume) (kube_persistentvolume_capacity_bytes) / ${GIB}) * 730`,
    ),
    panel("By namespace, an hour", "currencyUSD", [by("namespace"), "{{namespace}}"]),
    panel("By app.kubernetes.io/name, an hour", "currencyUSD", [byLabel, `{{${APP}}}`]),
    panel("By node, an hour", "currencyUSD", ["sum by (node) (node_total_hourly_cost)", "{{node}}"]),
    panel("Load balancers, an hour", "currencyUSD", [
      "sum by (namespace, service_name) (kubecost_load_balancer_cost)",
      "{{namespace}}/{{service_name}}",
    ]),
    panel("Traffic out, by the GiB", "currencyUSD", [
      "avg(kubecost_network_internet_egress_cost)",
      "to the internet",
    ]),
    panel("CPU that is paid for and not given", "percentunit", [
      '1 - sum(container_cpu_allocation) / sum(kube_node_status_capacity{resource="cpu"})',
      "idle",
    ]),
  ],
};
