/** Routes of the platform's own hosts; those of apps are made with the apps. */
import type { EDGE_GATEWAYS } from "@drydock/core/flows";
import { type Backend, serviceHost } from "../hosts/backends.ts";
import type { Host } from "../hosts/hosts.ts";
import { TOOL_POLICY } from "../hosts/policies.ts";

const TOOL_HEADERS = { response: { set: { "content-security-policy": TOOL_POLICY } } };

type Gateway = (typeof EDGE_GATEWAYS)[keyof typeof EDGE_GATEWAYS];

/** What no prefix fits is answered with 404. */
export function routeSpec(
  { host, owner }: Host,
  gateway: Gateway,
  backend: Backend,
  paths: readonly string[],
) {
  return {
    hosts: [host],
    gateways: [gateway],
    http: [
      {
        name: "platform",
        ...(paths.length > 0 ? { match: paths.map((prefix) => ({ uri: { prefix } })) } : {}),
        ...(owner.kind === "tool" ? { headers: TOOL_HEADERS } : {}),
        route: [{ destination: { host: serviceHost(backend), port: { number: backend.port } } }],
      },
    ],
  };
}

export const HEALTH_PATH = "/healthz";

/** The gateway answers for itself: what is asked is whether this region can be reached. */
export function healthSpec(host: string, gateway: Gateway) {
  return {
    hosts: [host],
    gateways: [gateway],
    http: [{ name: "health", match: [{ uri: { exact: HEALTH_PATH } }], directResponse: { status: 200 } }],
  };
}

/** Of the gateway's calls to a service that answers TLS: it must show a certificate of the platform's authority. */
export function backendTlsSpec(backend: Backend, authoritySecret: string) {
  const host = serviceHost(backend);
  return {
    host,
    exportTo: ["."],
    trafficPolicy: {
      tls: { mode: "SIMPLE", credentialName: authoritySecret, sni: host, subjectAltNames: [host] },
    },
  };
}
