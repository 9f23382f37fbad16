/** Names of what stands at the edge: the flows, the layer and the routes of apps agree on them. */
import type { Environment } from "../../../environment/schema.ts";
import { INGRESS_GATEWAY, MESH_NAMESPACES } from "../mesh.ts";

/** Namespace, in the mesh, of the entrances that are no gateway of the mesh. */
export const ENTRANCE_NAMESPACE = "infrastructure";

/** Peer, release and service account of each entrance. */
export const ENTRANCES = { istio: INGRESS_GATEWAY, ingressNginx: "ingress-nginx", kong: "kong" } as const;

/** Ports of the pods of each entrance that is not the mesh's. */
export const ENTRANCE_PORTS = {
  ingressNginx: { http: 8080, https: 8443, health: 10_254, metrics: [10_254], webhook: 9443 },
  kong: { http: 8000, https: 8443, health: 8100, metrics: [8100, 10_255], webhook: 8080 },
} as const;

/** Gateway resources in the namespace of the ingress gateway: hosts of every region, hosts of this one, plain HTTP. */
export const EDGE_GATEWAYS = { shared: "edge", own: "edge-own", plain: "edge-plain" } as const;

export const EXTERNAL_DNS = "external-dns";

/** Namespace of the proxies that ask for a sign-in before a tool. */
export const SIGN_IN = "sign-in";
export const SIGN_IN_PORTS = { http: 4180, metrics: 44_180 } as const;

export type Tool = "prometheus" | "alertmanager" | "loki";

/** Peer of the proxy before a tool, and name of its workload. */
export function signInOf(tool: Tool): string {
  return `${SIGN_IN}-${tool}`;
}

/** Tools that are reached from outside, with their hosts. */
export function toolHosts({ tools }: Environment["edge"]): (readonly [tool: Tool, host: string])[] {
  return (["prometheus", "alertmanager", "loki"] as const).flatMap((tool) => {
    const host = tools?.[tool];
    return host === undefined ? [] : [[tool, host] as const];
  });
}

/** Peer that requests from outside come through. */
export function entranceOf({ entrance }: Pick<Environment["edge"], "entrance">): string {
  return ENTRANCES[entrance.kind];
}

/** A Gateway as routes name it. */
export function gatewayReference(gateway: keyof typeof EDGE_GATEWAYS): string {
  return `${MESH_NAMESPACES.ingress}/${EDGE_GATEWAYS[gateway]}`;
}
