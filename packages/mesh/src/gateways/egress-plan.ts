/** Istio's objects for calls to hosts outside, as pure data. */
import { EGRESS_GATEWAY, GATEWAY_PORTS, MESH_NAMESPACES } from "@drydock/core/flows";

const TLS_PORT = 443;
const SERVICE = `${EGRESS_GATEWAY}.${MESH_NAMESPACES.egress}.svc.cluster.local`;

/** Name of the Gateway resource. */
export const EGRESS_SERVERS = "egress";

/** Name of a host's objects. */
export function slug(host: string): string {
  return host.replaceAll(".", "-");
}

/** A server a host: the proxy of the caller wraps its TLS into mutual TLS, which tells the gateway who calls. */
export function gatewaySpec(istio: string, hosts: readonly string[]) {
  return {
    selector: { istio },
    servers: hosts.map((host) => ({
      port: { number: GATEWAY_PORTS.egress, name: `tls-${slug(host)}`, protocol: "TLS" },
      hosts: [host],
      tls: { mode: "ISTIO_MUTUAL", minProtocolVersion: "TLSV1_2" },
    })),
  };
}

export function destinationSpec(hosts: readonly string[]) {
  return {
    host: SERVICE,
    subsets: hosts.map((host) => ({
      name: slug(host),
      trafficPolicy: {
        portLevelSettings: [
          { port: { number: GATEWAY_PORTS.egress }, tls: { mode: "ISTIO_MUTUAL", sni: host } },
        ],
      },
    })),
  };
}

export function serviceEntrySpec(host: string) {
  return {
    hosts: [host],
    ports: [{ number: TLS_PORT, name: "tls", protocol: "TLS" }],
    resolution: "DNS",
    location: "MESH_EXTERNAL",
  };
}

export function routeSpec(host: string) {
  const servers = `${MESH_NAMESPACES.egress}/${EGRESS_SERVERS}`;
  return {
    hosts: [host],
    gateways: ["mesh", servers],
    tls: [
      {
        match: [{ gateways: ["mesh"], port: TLS_PORT, sniHosts: [host] }],
        route: [
          { destination: { host: SERVICE, subset: slug(host), port: { number: GATEWAY_PORTS.egress } } },
        ],
      },
    ],
    tcp: [
      {
        match: [{ gateways: [servers], port: GATEWAY_PORTS.egress }],
        route: [{ destination: { host, port: { number: TLS_PORT } } }],
      },
    ],
  };
}
