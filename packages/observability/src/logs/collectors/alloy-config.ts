/** Configuration of Alloy: pods of its node and the journal, parsed, labelled, and sent to Loki. */
import { type CollectorSurroundings, FIRST_LINE } from "./agent.ts";

/** Label of a line, and the meta labels of the pod that it is taken from: the first that is not empty. */
const LABELS: readonly (readonly [label: string, ...sources: string[]])[] = [
  ["namespace", "__meta_kubernetes_namespace"],
  ["pod", "__meta_kubernetes_pod_name"],
  ["container", "__meta_kubernetes_pod_container_name"],
  ["node", "__meta_kubernetes_pod_node_name"],
  ["app", "__meta_kubernetes_pod_label_app_kubernetes_io_name", "__meta_kubernetes_pod_label_app"],
];

/** Syntax: https://grafana.com/docs/alloy/latest/reference/components/ */
export function alloyConfig({ clusterName, lokiUrl }: CollectorSurroundings): string {
  return [podsOfNode(), linesOfPods(), journal(), loki(clusterName, lokiUrl)].join("\n");
}

function podsOfNode(): string {
  return `discovery.kubernetes "pods" {
  role = "pod"

  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
${LABELS.map((label) => rule(...label)).join("")}
  rule {
    source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    target_label  = "__path__"
    replacement   = "/var/log/pods/*$1/*.log"
  }
}
`;
}

function rule(label: string, ...sources: readonly string[]): string {
  return `
  rule {
    source_labels = [${sources.map((source) => JSON.stringify(source)).join(", ")}]
    regex         = ";*([^;]+).*"
    target_label  = "${label}"
  }
`;
}

function linesOfPods(): string {
  return `local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}

loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.pods.receiver]
}

loki.process "pods" {
  stage.cri { }

  stage.multiline {
    firstline     = \`${FIRST_LINE}\`
    max_wait_time = "3s"
    max_lines     = 500
  }

  stage.label_drop {
    values = ["filename"]
  }

  forward_to = [loki.write.loki.receiver]
}
`;
}

function journal(): string {
  return `loki.relabel "journal" {
  forward_to = []

  rule {
    source_labels = ["__journal__systemd_unit"]
    target_label  = "unit"
  }

  rule {
    source_labels = ["__journal__hostname"]
    target_label  = "node"
  }

  rule {
    source_labels = ["__journal_priority_keyword"]
    target_label  = "level"
  }
}

loki.source.journal "node" {
  max_age       = "12h"
  labels        = { job = "journal" }
  relabel_rules = loki.relabel.journal.rules
  forward_to    = [loki.write.loki.receiver]
}
`;
}

function loki(clusterName: string, url: string): string {
  return `loki.write "loki" {
  endpoint {
    url = "${url}"
  }

  external_labels = { cluster = "${clusterName}" }
}
`;
}
