/** Calls of the gateway to parts of the platform that answer TLS: each is held to a certificate of the platform's authority. */
import { ARGO_CD, MESH_NAMESPACES } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { issuerOf } from "../certificates/certificates.ts";
import { backendOf, serviceHost } from "../hosts/backends.ts";
import type { Host } from "../hosts/hosts.ts";
import { createObject, environmentNamespace, type Installing } from "../installing.ts";
import type { Place } from "./istio.ts";
import { backendTlsSpec } from "./routes.ts";

const AUTHORITY = "platform-authority";

/** Secret that Argo CD takes its certificate from, where there is one; it makes one up otherwise. */
const ARGO_CD_SECRET = `${ARGO_CD}-server-tls`;

const RULES = { keycloak: "keycloak", argoCd: ARGO_CD } as const;

export function createBackendTls(installing: Installing, place: Place, hosts: readonly Host[]): void {
  const authority = createAuthority(installing, place);
  for (const host of hosts) {
    const { kind } = host.owner;
    if (kind !== "keycloak" && kind !== "argoCd") continue;
    const certificate = kind === "argoCd" ? [createArgoCdCertificate(installing, host)] : [];
    createObject(
      installing,
      `${RULES[kind]}-tls`,
      {
        apiVersion: "networking.istio.io/v1",
        kind: "DestinationRule",
        name: RULES[kind],
        namespace: place.namespace,
        spec: backendOf(installing.context, host).apply((backend) => backendTlsSpec(backend, AUTHORITY)),
      },
      [authority, ...certificate],
    );
  }
}

/** The gateway's own; with it comes the certificate of the authority, which is what it is for. */
function createAuthority(
  installing: Installing,
  { namespace, gateway }: Place,
): k8s.apiextensions.CustomResource {
  return createInternal(installing, AUTHORITY, namespace, {
    dnsNames: [`${gateway}.${MESH_NAMESPACES.ingress}`],
    usages: ["client auth"],
  });
}

/** Before Argo CD, which is of a layer after this one. */
function createArgoCdCertificate(installing: Installing, host: Host): k8s.apiextensions.CustomResource {
  const backend = backendOf(installing.context, host);
  return createInternal(installing, ARGO_CD_SECRET, environmentNamespace(installing, ARGO_CD), {
    dnsNames: pulumi.all([backend.apply(serviceHost)]),
    usages: ["server auth"],
  });
}

function createInternal(
  installing: Installing,
  name: string,
  namespace: pulumi.Input<string>,
  wanted: { readonly dnsNames: pulumi.Input<string[]>; readonly usages: readonly string[] },
): k8s.apiextensions.CustomResource {
  const { clusterIssuerNames, certificateRenewBefore } = installing.context.upstream.security;
  return createObject(
    installing,
    `certificate-${name}`,
    {
      apiVersion: "cert-manager.io/v1",
      kind: "Certificate",
      name,
      namespace,
      spec: {
        ...wanted,
        secretName: name,
        renewBefore: certificateRenewBefore,
        privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
        issuerRef: {
          group: "cert-manager.io",
          kind: "ClusterIssuer",
          name: clusterIssuerNames.apply((names) => issuerOf(names, "internal")),
        },
      },
    },
    [],
  );
}
