/** Second Services before what answers TLS: Kong is told so by the Service, and by nothing else. */
import { ARGO_CD, podsOf } from "@drydock/core/flows";
import * as k8s from "@pulumi/kubernetes";
import { backendOf } from "../hosts/backends.ts";
import { hostsOf, type Owner } from "../hosts/hosts.ts";
import type { Installing } from "../installing.ts";

/** Peers by the kind of their host, and the port of their pods. */
const SECURE: Readonly<Partial<Record<Owner["kind"], { readonly peer: string; readonly port: number }>>> = {
  keycloak: { peer: "keycloak", port: 8443 },
  argoCd: { peer: `${ARGO_CD}-server`, port: 8080 },
};

export function tlsServiceOf(service: string): string {
  return `${service}-kong`;
}

export function createTlsServices(installing: Installing): k8s.core.v1.Service[] {
  const { parent, name, context, provider } = installing;
  return hostsOf(context.settings).flatMap((host) => {
    const secure = SECURE[host.owner.kind];
    if (!secure) return [];
    const backend = backendOf(context, host);
    return [
      new k8s.core.v1.Service(
        `${name}-${secure.peer}-kong`,
        {
          metadata: {
            name: backend.apply(({ service }) => tlsServiceOf(service)),
            namespace: backend.apply(({ namespace }) => namespace),
            annotations: { "konghq.com/protocol": "https" },
          },
          spec: {
            type: "ClusterIP",
            selector: { ...podsOf(context.flows, secure.peer).podLabels },
            ports: [
              {
                name: "https",
                port: backend.apply(({ port }) => port),
                targetPort: secure.port,
                protocol: "TCP",
              },
            ],
          },
        },
        { parent, provider },
      ),
    ];
  });
}
