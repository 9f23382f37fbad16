/** Promtail on every node: at its end of life, for those who still move from it. */
import { COLLECTORS } from "@drydock/core/flows";
import type { HelmValues } from "@drydock/helm-addon";
import {
  AGENT_RESOURCES,
  type CollectorSurroundings,
  EVERY_NODE,
  FIRST_LINE,
  hostPath,
  MACHINE_ID,
  ROOT_READER,
  SECCOMP_POD,
  VOLATILE_JOURNAL,
} from "./agent.ts";

const STATE = "/run/promtail";

export function promtailValues({ clusterName, lokiUrl }: CollectorSurroundings): HelmValues {
  const { name, metricsPort } = COLLECTORS.Promtail;
  return {
    fullnameOverride: name,
    serviceAccount: { create: true, name },
    podSecurityContext: { ...SECCOMP_POD, runAsUser: 0, runAsGroup: 0 },
    containerSecurityContext: ROOT_READER,
    resources: AGENT_RESOURCES,
    ...EVERY_NODE,
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
    serviceMonitor: { enabled: true, interval: "30s" },
    config: {
      serverPort: metricsPort,
      clients: [{ url: lokiUrl, external_labels: { cluster: clusterName } }],
      positions: { filename: `${STATE}/positions.yaml` },
      snippets: {
        pipelineStages: [
          { cri: {} },
          { multiline: { firstline: FIRST_LINE, max_wait_time: "3s", max_lines: 500 } },
          { labeldrop: ["filename"] },
        ],
        // The label that other collectors give has another name in the chart.
        extraRelabelConfigs: [
          { action: "replace", source_labels: ["__meta_kubernetes_pod_node_name"], target_label: "node" },
        ],
        extraScrapeConfigs: JOURNAL,
      },
    },
    defaultVolumes: [
      hostPath("state", STATE, "DirectoryOrCreate"),
      hostPath("pods", "/var/log/pods", "Directory"),
      hostPath("journal", "/var/log/journal", "DirectoryOrCreate"),
      hostPath("volatile-journal", VOLATILE_JOURNAL, "DirectoryOrCreate"),
      hostPath("machine-id", MACHINE_ID, "File"),
    ],
    defaultVolumeMounts: [
      { name: "state", mountPath: STATE },
      { name: "pods", mountPath: "/var/log/pods", readOnly: true },
      { name: "journal", mountPath: "/var/log/journal", readOnly: true },
      { name: "volatile-journal", mountPath: VOLATILE_JOURNAL, readOnly: true },
      { name: "machine-id", mountPath: MACHINE_ID, readOnly: true },
    ],
  };
}

/** https://grafana.com/docs/loki/latest/send-data/promtail/configuration/#journal */
const JOURNAL = `- job_name: journal
  journal:
    max_age: 12h
    labels:
      job: journal
  relabel_configs:
    - source_labels: [__journal__systemd_unit]
      target_label: unit
    - source_labels: [__journal__hostname]
      target_label: node
    - source_labels: [__journal_priority_keyword]
      target_label: level
`;
