/** Flows of the controllers that keep a cluster safe: admission, certificates, secrets, detection and scanning. */
import type { Environment } from "../../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp, udp } from "../../flow.ts";

function pods(namespace: string, podLabels: PodsPeer["podLabels"], serviceAccount: string): PodsPeer {
  return { kind: "pods", namespace, podLabels, serviceAccount, inMesh: false };
}

/** A part of a chart, told by its name and its release. */
function part(namespace: string, release: string, name: string, serviceAccount: string): PodsPeer {
  const podLabels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": release };
  return pods(namespace, podLabels, serviceAccount);
}

const AWS_CALLS = (from: string, why: string): Flow[] => [
  { from, to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
  { from, to: "aws-apis", ports: tcp(443), why },
];

/** Webhook, audit, and the jobs that install definitions and try the webhook: all have this label. */
const GATEKEEPER: FlowMap = {
  peers: { gatekeeper: pods("gatekeeper-system", { app: "gatekeeper" }, "gatekeeper-admin") },
  flows: [
    { from: "control-plane", to: "gatekeeper", ports: tcp(8443), why: "admission of workloads" },
    {
      from: "gatekeeper",
      to: "gatekeeper",
      ports: tcp(8443),
      why: "trial of the webhook when it is installed",
    },
    { from: "gatekeeper", to: "kube-api", ports: tcp(443), why: "audit, and constraints" },
    { from: "prometheus", to: "gatekeeper", ports: tcp(8888), why: "metrics" },
  ],
};

const NS_SECRETS = "external-secrets";
const EXTERNAL_SECRETS: FlowMap = {
  peers: {
    "external-secrets": part(NS_SECRETS, NS_SECRETS, "external-secrets", "external-secrets"),
    "external-secrets-webhook": part(
      NS_SECRETS,
      NS_SECRETS,
      "external-secrets-webhook",
      "external-secrets-webhook",
    ),
    "external-secrets-cert-controller": part(
      NS_SECRETS,
      NS_SECRETS,
      "external-secrets-cert-controller",
      "external-secrets-cert-controller",
    ),
  },
  flows: [
    { from: "control-plane", to: "external-secrets-webhook", ports: tcp(10250), why: "admission of stores" },
    {
      from: "external-secrets-cert-controller",
      to: "external-secrets-webhook",
      ports: tcp(10250),
      why: "waits until the webhook answers",
    },
    ...AWS_CALLS("external-secrets", "reads secrets"),
  ],
};

const NS_CERTIFICATES = "cert-manager";
const CERT_MANAGER: FlowMap = {
  peers: {
    "cert-manager": part(NS_CERTIFICATES, NS_CERTIFICATES, "cert-manager", "cert-manager"),
    "cert-manager-webhook": part(NS_CERTIFICATES, NS_CERTIFICATES, "webhook", "cert-manager-webhook"),
    "cert-manager-cainjector": part(
      NS_CERTIFICATES,
      NS_CERTIFICATES,
      "cainjector",
      "cert-manager-cainjector",
    ),
    "cert-manager-startupapicheck": part(
      NS_CERTIFICATES,
      NS_CERTIFICATES,
      "startupapicheck",
      "cert-manager-startupapicheck",
    ),
  },
  flows: [
    {
      from: "control-plane",
      to: "cert-manager-webhook",
      ports: tcp(10250),
      why: "admission of certificates",
    },
    ...AWS_CALLS("cert-manager", "challenge records in Route 53, and Let's Encrypt"),
    { from: "cert-manager", to: "internet", ports: tcp(80), why: "looks at its own HTTP-01 challenge first" },
    {
      from: "cert-manager",
      to: "internet",
      ports: [...udp(53), ...tcp(53)],
      why: "asks the zone's own name servers whether the challenge is there",
    },
  ],
};

const FALCO: FlowMap = {
  peers: { falco: part("falco", "falco", "falco", "falco") },
  flows: [{ from: "prometheus", to: "falco", ports: tcp(8765), why: "metrics" }],
};

const TRIVY: FlowMap = {
  peers: {
    "trivy-operator": part("trivy-system", "trivy-operator", "trivy-operator", "trivy-operator"),
    "trivy-scans": pods("trivy-system", { "app.kubernetes.io/component": "scan-job" }, "trivy-operator"),
  },
  flows: [
    { from: "trivy-operator", to: "kube-api", ports: tcp(443), why: "workloads and reports" },
    { from: "prometheus", to: "trivy-operator", ports: tcp(8080), why: "metrics" },
    ...AWS_CALLS("trivy-scans", "images, and the database of vulnerabilities"),
  ],
};

/** Ports that serve metrics, of the charts whose parts all have one, and who of them asks the Kubernetes API: all. */
const METRICS: Readonly<Record<string, number>> = {
  "external-secrets": 8080,
  "external-secrets-webhook": 8080,
  "external-secrets-cert-controller": 8080,
  "cert-manager": 9402,
  "cert-manager-webhook": 9402,
  "cert-manager-cainjector": 9402,
};

export function controllerFlows({ security }: Environment): FlowMap[] {
  const toApi = [...Object.keys(EXTERNAL_SECRETS.peers), ...Object.keys(CERT_MANAGER.peers)];
  return [
    GATEKEEPER,
    EXTERNAL_SECRETS,
    CERT_MANAGER,
    ...(security.detection ? [FALCO] : []),
    ...(security.imageScanning ? [TRIVY] : []),
    {
      peers: {},
      flows: [
        ...toApi.map((from): Flow => ({ from, to: "kube-api", ports: tcp(443), why: "watches and changes" })),
        ...Object.entries(METRICS).map(([to, port]): Flow => ({
          from: "prometheus",
          to,
          ports: tcp(port),
          why: "metrics",
        })),
      ],
    },
  ];
}
