/** Values of the kube-prometheus-stack chart. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { AGENTS_NAMESPACE, PROMETHEUS } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, spread } from "@drydock/helm-addon";
import { alertmanagerConfig, needsSecrets, RECEIVER_SECRET } from "../alertmanager/config.ts";
import { disruptionBudget, PRIORITY_CLASS } from "../installing.ts";
import { FULL_NAME } from "./names.ts";
import { remoteWriteValues } from "./remote-write.ts";

export interface StackSurroundings {
  readonly clusterName: string;
  readonly region: string;
  readonly settings: ObservabilitySettings;
  /** Nodes with memory for Prometheus itself. */
  readonly prometheusPlacement: Placement;
  readonly placement: Placement;
}

const RESOURCES = {
  operator: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  reloader: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "100m", memory: "64Mi" } },
  alertmanager: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "256Mi" } },
  stateMetrics: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  nodeExporter: { requests: { cpu: "25m", memory: "32Mi" }, limits: { cpu: "250m", memory: "128Mi" } },
} as const;

export function stackValues(around: StackSurroundings): HelmValues {
  return {
    fullnameOverride: FULL_NAME,
    // Installed by the foundation layer, which updates them too.
    crds: { enabled: false },
    // Every rule is one of ours, with a runbook and a test.
    defaultRules: { create: false },
    grafana: { enabled: false },
    ...OF_AWS,
    kubelet: { serviceMonitor: { cAdvisorInterval: interval(around.settings) } },
    prometheusOperator: operatorValues(around),
    prometheus: prometheusValues(around),
    alertmanager: alertmanagerValues(around),
    "kube-state-metrics": stateMetricsValues(around),
    "prometheus-node-exporter": NODE_EXPORTER,
  };
}

/** The control plane is AWS's and shows the API server only; kube-proxy serves metrics to its own node. */
const OF_AWS = {
  kubeControllerManager: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
} as const;

const interval = ({ prometheus }: ObservabilitySettings): string => `${prometheus.scrapeIntervalSeconds}s`;

function operatorValues({ placement }: StackSurroundings) {
  return {
    serviceAccount: { create: true, name: "prometheus-operator" },
    // The certificate of the webhook is cert-manager's, so that no job has to make one.
    admissionWebhooks: { certManager: { enabled: true }, patch: { enabled: false } },
    resources: RESOURCES.operator,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    prometheusConfigReloader: { resources: RESOURCES.reloader },
  };
}

function prometheusValues({ clusterName, region, settings, prometheusPlacement }: StackSurroundings) {
  const { replicas, retentionDays, storage, resources, remoteWrite } = settings.prometheus;
  return {
    serviceAccount: { create: true, name: PROMETHEUS.serviceAccount },
    podDisruptionBudget: disruptionBudget(replicas),
    prometheusSpec: {
      replicas,
      retention: `${retentionDays}d`,
      // A full volume stops Prometheus; samples that are deleted early do not.
      retentionSize: `${Math.floor(storage.sizeGiB * 0.9)}GiB`,
      scrapeInterval: interval(settings),
      evaluationInterval: interval(settings),
      resources,
      storageSpec: { volumeClaimTemplate: { spec: claim(storage.className, storage.sizeGiB) } },
      externalLabels: { cluster: clusterName },
      // The names by which the managed service knows replicas of one Prometheus, and keeps one copy of theirs.
      replicaExternalLabelName: "__replica__",
      prometheusExternalLabelNameClear: true,
      ...(remoteWrite ? { remoteWrite: [remoteWriteValues({ ...remoteWrite, region })] } : {}),
      ...EVERY_MONITOR,
      ...pods(prometheusPlacement, "prometheus"),
    },
  };
}

/** Monitors and rules of every layer and team, whoever made them. */
const EVERY_MONITOR = {
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
  ruleSelectorNilUsesHelmValues: false,
} as const;

function claim(storageClassName: string, sizeGiB: number) {
  return {
    storageClassName,
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: `${sizeGiB}Gi` } },
  };
}

function pods({ nodeSelector, tolerations }: Placement, name: string) {
  return {
    priorityClassName: PRIORITY_CLASS,
    nodeSelector,
    tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": name }),
  };
}

function alertmanagerValues({ settings, placement }: StackSurroundings) {
  const { alertmanager } = settings;
  return {
    serviceAccount: { create: true, name: "alertmanager" },
    podDisruptionBudget: disruptionBudget(alertmanager.replicas),
    config: alertmanagerConfig(alertmanager),
    alertmanagerSpec: {
      replicas: alertmanager.replicas,
      resources: RESOURCES.alertmanager,
      secrets: needsSecrets(alertmanager) ? [RECEIVER_SECRET] : [],
      automountServiceAccountToken: false,
      // Silences, and what has been sent.
      storage: { volumeClaimTemplate: { spec: claim("standard-ssd", 1) } },
      ...pods(placement, "alertmanager"),
    },
  };
}

/** It reads no secret and no signing request: nothing of those is ever asked for. */
const COLLECTORS = [
  "cronjobs",
  "daemonsets",
  "deployments",
  "horizontalpodautoscalers",
  "jobs",
  "namespaces",
  "nodes",
  "persistentvolumeclaims",
  "persistentvolumes",
  "poddisruptionbudgets",
  "pods",
  "replicasets",
  "resourcequotas",
  "services",
  "statefulsets",
  "storageclasses",
] as const;

function stateMetricsValues({ placement }: StackSurroundings) {
  return {
    fullnameOverride: "kube-state-metrics",
    serviceAccount: { create: true, name: "kube-state-metrics" },
    collectors: COLLECTORS,
    resources: RESOURCES.stateMetrics,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
  };
}

/** On every node whatever its taints, in the namespace that allows the host's network and files. */
const NODE_EXPORTER = {
  fullnameOverride: "node-exporter",
  namespaceOverride: AGENTS_NAMESPACE,
  resources: RESOURCES.nodeExporter,
  tolerations: [{ operator: "Exists" }],
  containerSecurityContext: RESTRICTED_CONTAINER,
  prometheus: {
    monitor: {
      relabelings: [{ sourceLabels: ["__meta_kubernetes_pod_node_name"], targetLabel: "node" }],
    },
  },
} as const;
