/** Certificate of a service inside of the cluster, from the platform's own authority. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { API_VERSION, type Issuers } from "./issuers.ts";
import { RENEW_BEFORE } from "./renewal.ts";

export interface InternalCertificateArgs {
  readonly namespace: pulumi.Input<string>;
  /** Name of the certificate, and of the secret that it is in. */
  readonly secretName: string;
  readonly dnsNames: readonly string[];
  /** Address of the service seen from itself. Default: none. */
  readonly ipAddresses?: readonly string[];
}

export function createInternalCertificate(
  { parent, name, provider }: Installing,
  { internal }: Issuers,
  { namespace, secretName, dnsNames, ipAddresses = [] }: InternalCertificateArgs,
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-certificate-${secretName}`,
    {
      apiVersion: API_VERSION,
      kind: "Certificate",
      metadata: { name: secretName, namespace },
      spec: {
        secretName,
        dnsNames: [...dnsNames],
        ...(ipAddresses.length > 0 ? { ipAddresses: [...ipAddresses] } : {}),
        duration: "2160h",
        renewBefore: RENEW_BEFORE,
        privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
        issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: internal.metadata.name },
      },
    },
    { parent, provider, dependsOn: [internal] },
  );
}

/** Names that a service of that name answers to inside of the cluster. */
export function serviceNames(service: string, namespace: string): string[] {
  return [
    service,
    `${service}.${namespace}`,
    `${service}.${namespace}.svc`,
    `${service}.${namespace}.svc.cluster.local`,
  ];
}
