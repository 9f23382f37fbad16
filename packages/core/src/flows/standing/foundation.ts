/** Flows of the controllers that scale pods. */
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../flow.ts";
import { PROMETHEUS } from "./monitoring.ts";

const VPA = "vertical-pod-autoscaler";

function keda(app: string, serviceAccount: string): PodsPeer {
  return { kind: "pods", namespace: "keda", podLabels: { app }, serviceAccount, inMesh: false };
}

function vpa(component: string, serviceAccount = `vpa-${component}`): PodsPeer {
  const podLabels = { "app.kubernetes.io/name": "vpa", "app.kubernetes.io/component": component };
  return { kind: "pods", namespace: VPA, podLabels, serviceAccount, inMesh: false };
}

const PEERS: FlowMap["peers"] = {
  "keda-operator": keda("keda-operator", "keda-operator"),
  "keda-metrics-apiserver": keda("keda-operator-metrics-apiserver", "keda-metrics-server"),
  "keda-admission-webhooks": keda("keda-admission-webhooks", "keda-webhook"),
  "vpa-recommender": vpa("recommender"),
  "vpa-updater": vpa("updater"),
  "vpa-admission-controller": vpa("admission-controller"),
  "vpa-certificate": vpa("admission-certgen", "vpa-admission-certgen"),
  "prometheus-adapter": {
    kind: "pods",
    namespace: PROMETHEUS.namespace,
    podLabels: { "app.kubernetes.io/name": "prometheus-adapter" },
    serviceAccount: "prometheus-adapter",
    inMesh: false,
  },
};

/** Ports that each serves its own metrics on. */
const METRICS: Readonly<Record<string, number>> = {
  "keda-operator": 8080,
  "keda-metrics-apiserver": 8080,
  "keda-admission-webhooks": 8080,
  "vpa-recommender": 8942,
  "vpa-updater": 8943,
  "vpa-admission-controller": 8944,
  "prometheus-adapter": 6443,
};

const CALLS: readonly Flow[] = [
  {
    from: "control-plane",
    to: "keda-metrics-apiserver",
    ports: tcp(6443),
    why: "external metrics of pod autoscalers",
  },
  {
    from: "control-plane",
    to: "keda-admission-webhooks",
    ports: tcp(9443),
    why: "admission of scaled objects",
  },
  {
    from: "keda-metrics-apiserver",
    to: "keda-operator",
    ports: tcp(9666),
    why: "values of scalers, which the operator asks for",
  },
  {
    from: "keda-operator",
    to: "prometheus",
    ports: tcp(PROMETHEUS.port),
    why: "scalers that ask Prometheus, such as request rates",
  },
  { from: "control-plane", to: "vpa-admission-controller", ports: tcp(8000), why: "admission of pods" },
  {
    from: "control-plane",
    to: "prometheus-adapter",
    ports: tcp(6443),
    why: "custom metrics of pod autoscalers",
  },
  {
    from: "prometheus-adapter",
    to: "prometheus",
    ports: tcp(PROMETHEUS.port),
    why: "queries behind custom metrics",
  },
];

export function foundationFlows(): FlowMap {
  return {
    peers: PEERS,
    flows: [
      ...CALLS,
      ...Object.keys(PEERS).map((from): Flow => ({
        from,
        to: "kube-api",
        ports: tcp(443),
        why: "watches and changes",
      })),
      ...Object.entries(METRICS).map(([to, port]): Flow => ({
        from: "prometheus",
        to,
        ports: tcp(port),
        why: "metrics",
      })),
    ],
  };
}
