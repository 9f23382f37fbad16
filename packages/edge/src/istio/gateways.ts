/** Gateway resources on the mesh's ingress gateway: TLS 1.2 and later, HTTP/2 or HTTP/1.1, and plain HTTP only to be sent away. */
import { MESH_NAMESPACES } from "@drydock/core/flows";
import { certificateSecret, type Host, slug } from "../hosts/hosts.ts";

/** Ports of the Service in front of the gateway's pods. */
const HTTP = 80;
const HTTPS = 443;

/** https://wiki.mozilla.org/Security/Server_Side_TLS, intermediate: those with forward secrecy. TLS 1.3 has its own. */
const CIPHERS = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
] as const;

/** ExternalDNS finds the address of a Gateway by the Service that has the same selector. */
function selector(gateway: string) {
  return { app: gateway };
}

/** Namespace that may say what answers on the host: its route is taken from there and from nowhere else. */
export function routeNamespace({ owner }: Host): string {
  return owner.kind === "app" ? owner.namespace : MESH_NAMESPACES.ingress;
}

/** A server for each host, with its own certificate. Istio offers HTTP/2 and HTTP/1.1 on such a server. */
export function secureSpec(
  gateway: string,
  hosts: readonly { readonly host: string; readonly namespace: string }[],
) {
  return {
    selector: selector(gateway),
    servers: hosts.map(({ host, namespace }) => ({
      port: { number: HTTPS, name: `https-${slug(host)}`, protocol: "HTTPS" },
      hosts: [`${namespace}/${host}`],
      tls: {
        mode: "SIMPLE",
        credentialName: certificateSecret(host),
        minProtocolVersion: "TLSV1_2",
        cipherSuites: [...CIPHERS],
      },
    })),
  };
}

/**
 * Sends every request to HTTPS, those of challenges included: for hosts that are proven by DNS. A host that is proven
 * over HTTP has plain HTTP for its challenges alone, and cert-manager opens it for them.
 */
export function plainSpec(gateway: string, hosts: readonly string[]) {
  return {
    selector: selector(gateway),
    servers: [
      {
        port: { number: HTTP, name: "http", protocol: "HTTP" },
        hosts: hosts.map((host) => `*/${host}`),
        tls: { httpsRedirect: true },
      },
    ],
  };
}
