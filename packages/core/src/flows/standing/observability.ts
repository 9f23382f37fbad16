/** Flows of what watches the platform: Prometheus asks, Alertmanager tells, Grafana shows. */
import type { Environment } from "../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp, udp } from "../flow.ts";
import { PROMETHEUS } from "./monitoring.ts";
import { telemetryFlows } from "./observability/telemetry.ts";

const { namespace } = PROMETHEUS;

function named(name: string, serviceAccount = name): PodsPeer {
  const podLabels = { "app.kubernetes.io/name": name };
  return { kind: "pods", namespace, podLabels, serviceAccount, inMesh: false };
}

const PEERS: FlowMap["peers"] = {
  alertmanager: named("alertmanager"),
  grafana: named("grafana"),
  "kube-state-metrics": named("kube-state-metrics"),
  "prometheus-operator": {
    kind: "pods",
    namespace,
    podLabels: { app: "kube-prometheus-stack-operator" },
    serviceAccount: "prometheus-operator",
    inMesh: false,
  },
  coredns: {
    kind: "pods",
    namespace: "kube-system",
    podLabels: { "k8s-app": "kube-dns" },
    serviceAccount: "coredns",
    inMesh: false,
  },
};

const METRICS: readonly Flow[] = [
  {
    from: "prometheus",
    to: "kube-api",
    ports: tcp(443),
    why: "what to scrape, and metrics of the API server",
  },
  {
    from: "prometheus",
    to: "nodes",
    ports: tcp(9100, 10250),
    why: "metrics of nodes, kubelets and their containers",
  },
  { from: "prometheus", to: "coredns", ports: tcp(9153), why: "metrics" },
  { from: "prometheus", to: "kube-state-metrics", ports: tcp(8080), why: "state of every object" },
  { from: "prometheus", to: "prometheus-operator", ports: tcp(10250), why: "metrics" },
  { from: "prometheus", to: "grafana", ports: tcp(3000), why: "metrics" },
  { from: "prometheus", to: "prometheus", ports: tcp(8080, PROMETHEUS.port), why: "metrics of itself" },
];

const ALERTS: readonly Flow[] = [
  { from: "prometheus", to: "alertmanager", ports: tcp(8080, 9093), why: "alerts, and metrics" },
  {
    from: "alertmanager",
    to: "alertmanager",
    ports: [...tcp(9094), ...udp(9094)],
    why: "replicas tell each other what has been sent",
  },
  { from: "alertmanager", to: "internet", ports: tcp(443), why: "PagerDuty and Slack" },
];

const CONTROLLERS: readonly Flow[] = [
  { from: "kube-state-metrics", to: "kube-api", ports: tcp(443), why: "watches objects" },
  { from: "prometheus-operator", to: "kube-api", ports: tcp(443), why: "watches and changes" },
  { from: "control-plane", to: "prometheus-operator", ports: tcp(10250), why: "admission of rules" },
];

const DASHBOARDS: readonly Flow[] = [
  { from: "grafana", to: "prometheus", ports: tcp(PROMETHEUS.port), why: "queries of dashboards" },
  { from: "grafana", to: "alertmanager", ports: tcp(9093), why: "alerts and silences" },
  { from: "grafana", to: "internet", ports: tcp(443), why: "sign-in at the identity provider" },
];

const COST: FlowMap = {
  peers: { opencost: named("opencost") },
  flows: [
    { from: "opencost", to: "kube-api", ports: tcp(443), why: "watches what there is to pay for" },
    { from: "opencost", to: "prometheus", ports: tcp(PROMETHEUS.port), why: "what was used" },
    { from: "opencost", to: "internet", ports: tcp(443), why: "AWS's public price list" },
    { from: "prometheus", to: "opencost", ports: tcp(9003), why: "metrics" },
  ],
};

export function observabilityFlows({ network, observability }: Environment): FlowMap {
  const telemetry = telemetryFlows(observability);
  const cidrBlocks = network.availabilityZones.map(({ privateSubnetCidrBlock }) => privateSubnetCidrBlock);
  const report: readonly Flow[] = [
    { from: "opencost", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    {
      from: "opencost",
      to: "aws-apis",
      ports: tcp(443),
      why: "Athena, and the results of its queries in S3",
    },
  ];
  const remoteWrite: readonly Flow[] = [
    { from: "prometheus", to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    { from: "prometheus", to: "aws-apis", ports: tcp(443), why: "second copy of samples" },
  ];
  return {
    peers: {
      ...PEERS,
      ...telemetry.peers,
      ...(observability.cost.enabled ? COST.peers : {}),
      nodes: { kind: "blocks", cidrBlocks },
    },
    flows: [
      ...METRICS,
      ...ALERTS,
      ...CONTROLLERS,
      ...DASHBOARDS,
      ...telemetry.flows,
      ...(observability.cost.enabled ? COST.flows : []),
      ...(observability.cost.enabled && observability.cost.costAndUsageReport ? report : []),
      ...(observability.prometheus.remoteWrite ? remoteWrite : []),
    ],
  };
}
