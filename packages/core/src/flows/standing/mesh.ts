/** Flows of the mesh: control plane, gateways, what every sidecar needs, and the load balancer controller before them. */
import type { Environment } from "../../environment/schema.ts";
import { type Flow, type FlowMap, type PodsPeer, tcp } from "../flow.ts";
import { TRACE_COLLECTOR } from "./monitoring.ts";

/** Namespaces of the mesh's parts. Gateways have their own: what injects the proxy leaves istio-system out. */
export const MESH_NAMESPACES = {
  controlPlane: "istio-system",
  cni: "istio-cni",
  ingress: "istio-ingress",
  egress: "istio-egress",
  eastWest: "istio-eastwest",
  loadBalancerController: "aws-load-balancer-controller",
} as const;

export const INGRESS_GATEWAY = "istio-ingressgateway";
export const EGRESS_GATEWAY = "istio-egressgateway";
export const EAST_WEST_GATEWAY = "istio-eastwestgateway";

/** Ports that the proxies themselves serve: neither mutual TLS nor authorization holds there. */
export const PROXY_PORTS = { health: 15_021, metrics: 15_090 } as const;

/** Ports of the gateways' pods. */
export const GATEWAY_PORTS = { http: 8080, https: 8443, egress: 8443, eastWest: 15_443 } as const;

const ISTIOD_PORTS = { xds: 15_012, metrics: 15_014, webhook: 15_017 } as const;

const outOfMesh = (
  namespace: string,
  podLabels: PodsPeer["podLabels"],
  serviceAccount: string,
): PodsPeer => ({
  kind: "pods",
  namespace,
  podLabels,
  serviceAccount,
  inMesh: false,
});

/** The chart labels a gateway's pods, and calls its service account, by its release. */
const gateway = (namespace: string, release: string): PodsPeer => ({
  kind: "pods",
  namespace,
  podLabels: { app: release },
  serviceAccount: release,
  inMesh: true,
});

/** All pods of a namespace in the mesh; their service accounts as Istio writes any of them. */
const sidecars = (namespace: string): PodsPeer => ({
  kind: "pods",
  namespace,
  podLabels: {},
  serviceAccount: "*",
  inMesh: true,
});

/** Peer of all pods in a namespace of the mesh. */
export function sidecarsOf(namespace: string): string {
  return `sidecars-${namespace}`;
}

/** Namespaces of the environment whose pods get a sidecar. */
export function meshedNamespaces({ namespaces }: Pick<Environment, "namespaces">): string[] {
  return Object.entries(namespaces).flatMap(([name, { istioInjection }]) => (istioInjection ? [name] : []));
}

export function meshFlows(environment: Environment): FlowMap {
  const { mesh } = environment;
  const namespaces = meshedNamespaces(environment);
  const gateways: Readonly<Record<string, PodsPeer>> = {
    [INGRESS_GATEWAY]: gateway(MESH_NAMESPACES.ingress, INGRESS_GATEWAY),
    [EGRESS_GATEWAY]: gateway(MESH_NAMESPACES.egress, EGRESS_GATEWAY),
    ...(mesh.eastWestGateway
      ? { [EAST_WEST_GATEWAY]: gateway(MESH_NAMESPACES.eastWest, EAST_WEST_GATEWAY) }
      : {}),
  };
  const proxies = [...Object.keys(gateways), ...namespaces.map(sidecarsOf)];
  return {
    peers: {
      "aws-load-balancer-controller": outOfMesh(
        MESH_NAMESPACES.loadBalancerController,
        {
          "app.kubernetes.io/name": "aws-load-balancer-controller",
          "app.kubernetes.io/instance": "aws-load-balancer-controller",
        },
        "aws-load-balancer-controller",
      ),
      istiod: outOfMesh(MESH_NAMESPACES.controlPlane, { app: "istiod" }, "istiod"),
      "istio-cni": outOfMesh(MESH_NAMESPACES.cni, { "k8s-app": "istio-cni-node" }, "istio-cni"),
      ...gateways,
      ...Object.fromEntries(namespaces.map((namespace) => [sidecarsOf(namespace), sidecars(namespace)])),
      ...(mesh.eastWestGateway
        ? { "mesh-clusters": { kind: "blocks", cidrBlocks: mesh.eastWestGateway.peerCidrBlocks } }
        : {}),
    },
    flows: [
      ...controllerFlows(mesh.jwt !== undefined),
      ...proxies.flatMap((proxy) => proxyFlows(proxy, mesh.tracing.protocol)),
      ...namespaces.map((namespace) => spansOfApplications(sidecarsOf(namespace), mesh.tracing.protocol)),
      ...ingressFlows(),
      ...egressFlows(mesh.egressGateway.hosts),
      ...(mesh.eastWestGateway ? eastWestFlows(proxies) : []),
    ],
  };
}

function controllerFlows(readsKeys: boolean): Flow[] {
  const balancer = "aws-load-balancer-controller";
  return [
    {
      from: "control-plane",
      to: balancer,
      ports: tcp(9443),
      why: "admission of target groups and ingresses",
    },
    { from: balancer, to: "kube-api", ports: tcp(443), why: "services and their pods" },
    { from: balancer, to: "pod-identity", ports: tcp(80), why: "credentials of its role" },
    { from: balancer, to: "aws-apis", ports: tcp(443), why: "load balancers and their security groups" },
    { from: "prometheus", to: balancer, ports: tcp(8080), why: "metrics" },
    { from: "control-plane", to: "istiod", ports: tcp(ISTIOD_PORTS.webhook), why: "injection and admission" },
    { from: "istiod", to: "kube-api", ports: tcp(443), why: "watches services and configuration" },
    { from: "prometheus", to: "istiod", ports: tcp(ISTIOD_PORTS.metrics), why: "metrics" },
    ...(readsKeys
      ? [{ from: "istiod", to: "internet", ports: tcp(443), why: "keys of the issuer of tokens" }]
      : []),
    { from: "istio-cni", to: "kube-api", ports: tcp(443), why: "watches pods of its node" },
    { from: "prometheus", to: "istio-cni", ports: tcp(ISTIOD_PORTS.metrics), why: "metrics" },
  ];
}

function proxyFlows(proxy: string, tracing: Environment["mesh"]["tracing"]["protocol"]): Flow[] {
  return [
    { from: proxy, to: "istiod", ports: tcp(ISTIOD_PORTS.xds), why: "certificates and configuration" },
    {
      from: proxy,
      to: "otel-collector",
      ports: tcp(TRACE_COLLECTOR.ports[tracing]),
      why: "spans of the proxy",
    },
    { from: "prometheus", to: proxy, ports: tcp(PROXY_PORTS.metrics), why: "metrics of the proxy" },
  ];
}

/** OTLP, over gRPC and HTTP; what the proxy itself sends has a flow of its own. */
function spansOfApplications(from: string, tracing: Environment["mesh"]["tracing"]["protocol"]): Flow {
  const { OpenTelemetry, OpenTelemetryHttp } = TRACE_COLLECTOR.ports;
  const ports = [OpenTelemetry, OpenTelemetryHttp].filter((port) => port !== TRACE_COLLECTOR.ports[tracing]);
  return { from, to: "otel-collector", ports: tcp(...ports), why: "spans of the application" };
}

function ingressFlows(): Flow[] {
  const { http, https } = GATEWAY_PORTS;
  return [
    { from: "internet", to: INGRESS_GATEWAY, ports: tcp(http, https), why: "requests from outside" },
    {
      from: "vpc",
      to: INGRESS_GATEWAY,
      ports: tcp(PROXY_PORTS.health),
      why: "health checks of the load balancer",
    },
  ];
}

/** Who calls through the gateway is declared by the caller, and held to its hosts by the gateway. */
function egressFlows(hosts: Environment["mesh"]["egressGateway"]["hosts"]): Flow[] {
  return hosts.length > 0
    ? [{ from: EGRESS_GATEWAY, to: "internet", ports: tcp(443), why: "calls to listed hosts outside" }]
    : [];
}

/** The load balancer hides the callers behind its own addresses in the VPC, and holds them to the peers' blocks itself. */
function eastWestFlows(proxies: readonly string[]): Flow[] {
  const { eastWest } = GATEWAY_PORTS;
  const ports = tcp(eastWest, PROXY_PORTS.health);
  return [
    { from: "vpc", to: EAST_WEST_GATEWAY, ports, why: "services of other clusters, and health checks" },
    { from: "istiod", to: "mesh-clusters", ports: tcp(443), why: "watches services of other clusters" },
    ...proxies
      .filter((proxy) => proxy !== EAST_WEST_GATEWAY)
      .map((from) => ({
        from,
        to: "mesh-clusters",
        ports: tcp(eastWest),
        why: "services of other clusters",
      })),
  ];
}
