/** Alerts on containers and volumes. OBS-04. */
import type { Alert, Series } from "../rule.ts";

const CONTAINER = { namespace: "application", pod: "api-0", container: "api" };
const LABELS = 'namespace="application",pod="api-0",container="api"';

const waiting = (values: string): Series[] => [
  {
    series: `kube_pod_container_status_waiting_reason{${LABELS},reason="CrashLoopBackOff"}`,
    values,
  },
];

const memory = (bytes: number): Series[] => [
  { series: `container_memory_working_set_bytes{${LABELS}}`, values: `${bytes}x30` },
  { series: `kube_pod_container_resource_limits{${LABELS},resource="memory"}`, values: "1000x30" },
];

/** CPU seconds that each minute adds, under a limit of one core. */
const cpu = (secondsEachMinute: number): Series[] => [
  { series: `container_cpu_usage_seconds_total{${LABELS}}`, values: `0+${secondsEachMinute}x40` },
  { series: `kube_pod_container_resource_limits{${LABELS},resource="cpu"}`, values: "1x40" },
];

const volume = (available: number): Series[] => {
  const labels = 'namespace="data",persistentvolumeclaim="data-0"';
  return [
    { series: `kubelet_volume_stats_available_bytes{${labels}}`, values: `${available}x30` },
    { series: `kubelet_volume_stats_capacity_bytes{${labels}}`, values: "100x30" },
  ];
};

export const WORKLOAD_ALERTS: readonly Alert[] = [
  {
    name: "PodCrashLooping",
    expr: `max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m])) >= 1`,
    for: "10m",
    severity: "critical",
    subject: "pod",
    summary:
      "Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} ends and is started again and again.",
    cases: [
      { series: waiting("1x20"), at: "15m", fires: [CONTAINER] },
      // Between two attempts it runs for a while, and is still the same loop.
      { series: waiting("1 1 0 0 1 1 0 0 1 1 0 0 1 1 0 0 1"), at: "15m", fires: [CONTAINER] },
      { series: waiting("0x20"), at: "15m", fires: [] },
      { series: waiting("1x3 0x20"), at: "15m", fires: [] },
    ],
  },
  {
    name: "ContainerMemoryHigh",
    expr: `max by (namespace, pod, container) (container_memory_working_set_bytes{container!=""}) / max by (namespace, pod, container) (kube_pod_container_resource_limits{resource="memory"}) > 0.9`,
    for: "10m",
    severity: "warning",
    subject: "container-memory",
    summary:
      "Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} uses over 90% of its memory limit.",
    cases: [
      { series: memory(910), at: "15m", fires: [CONTAINER] },
      { series: memory(890), at: "15m", fires: [] },
    ],
  },
  {
    name: "ContainerCpuHigh",
    expr: `sum by (namespace, pod, container) (rate(container_cpu_usage_seconds_total{container!=""}[5m])) / max by (namespace, pod, container) (kube_pod_container_resource_limits{resource="cpu"}) > 0.8`,
    for: "15m",
    severity: "warning",
    subject: "container-cpu",
    summary:
      "Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} uses over 80% of its CPU limit.",
    cases: [
      { series: cpu(54), at: "30m", fires: [CONTAINER] },
      { series: cpu(42), at: "30m", fires: [] },
    ],
  },
  {
    name: "VolumeFillingUp",
    expr: `1 - min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes) > 0.85`,
    for: "10m",
    severity: "warning",
    subject: "volume",
    summary: "Volume of {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is over 85% full.",
    cases: [
      {
        series: volume(14),
        at: "15m",
        fires: [{ namespace: "data", persistentvolumeclaim: "data-0" }],
      },
      { series: volume(16), at: "15m", fires: [] },
    ],
  },
];
