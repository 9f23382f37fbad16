/** Flows of the entrance itself. That of the mesh is half there: its gateway is the mesh's. */
import type { Environment } from "../../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../../flow.ts";
import { INGRESS_GATEWAY, MESH_NAMESPACES } from "../mesh.ts";
import { ENTRANCE_NAMESPACE, ENTRANCE_PORTS, ENTRANCES } from "./names.ts";

const ACME_SOLVER = "acme-solver";
const ACME_SOLVER_PORT = 8089;

/** Pods of cert-manager, each for as long as a challenge takes: in the namespace of the certificate, out of the mesh. */
const SOLVER: PodsPeer = {
  kind: "pods",
  namespace: MESH_NAMESPACES.ingress,
  podLabels: { "acme.cert-manager.io/http01-solver": "true" },
  serviceAccount: "default",
  inMesh: false,
};

const ISTIO: FlowMap = {
  peers: { [ACME_SOLVER]: SOLVER },
  flows: [
    {
      from: INGRESS_GATEWAY,
      to: ACME_SOLVER,
      ports: tcp(ACME_SOLVER_PORT),
      why: "challenges of certificates",
    },
    {
      from: INGRESS_GATEWAY,
      to: "internet",
      ports: tcp(443),
      why: "module of the web application firewall, from its registry",
    },
  ],
};

/** Admission calls come from the control plane, health checks from the load balancer. */
function controllerFlows(kind: keyof typeof ENTRANCE_PORTS): Flow[] {
  const name = ENTRANCES[kind];
  const { http, https, health, metrics, webhook } = ENTRANCE_PORTS[kind];
  return [
    { from: "internet", to: name, ports: tcp(http, https), why: "requests from outside" },
    { from: "vpc", to: name, ports: tcp(health), why: "health checks of the load balancer" },
    { from: "control-plane", to: name, ports: tcp(webhook), why: "admission of routes" },
    { from: name, to: "kube-api", ports: tcp(443), why: "watches routes and their pods" },
    { from: "prometheus", to: name, ports: tcp(...metrics), why: "metrics" },
  ];
}

const CONTROLLER_LABELS = {
  ingressNginx: {
    "app.kubernetes.io/name": "ingress-nginx",
    "app.kubernetes.io/instance": "ingress-nginx",
    "app.kubernetes.io/component": "controller",
  },
  kong: { "app.kubernetes.io/name": "kong", "app.kubernetes.io/instance": "kong" },
} as const;

/** The controller has a sidecar for what it calls, and none before what it is called on. */
function controller(kind: keyof typeof CONTROLLER_LABELS, { namespaces }: Environment): FlowMap {
  const name = ENTRANCES[kind];
  return {
    peers: {
      [name]: {
        kind: "pods",
        namespace: ENTRANCE_NAMESPACE,
        podLabels: CONTROLLER_LABELS[kind],
        serviceAccount: name,
        inMesh: namespaces[ENTRANCE_NAMESPACE]?.istioInjection ?? false,
      },
    },
    flows: controllerFlows(kind),
  };
}

export function entranceFlows(environment: Environment): FlowMap {
  const { kind } = environment.edge.entrance;
  return kind === "istio" ? ISTIO : controller(kind, environment);
}
