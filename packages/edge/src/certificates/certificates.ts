/** A certificate for each host, in the namespace of the entrance. */
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { certificateSecret, slug } from "../hosts/hosts.ts";
import { createObject, type Installing } from "../installing.ts";

/** After the entrance, which answers challenges over HTTP. */
export function createCertificate(
  installing: Installing,
  host: string,
  namespace: pulumi.Input<string>,
  dependsOn: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource {
  const { security } = installing.context.upstream;
  const { certificateIssuer } = installing.context.settings.edge;
  return createObject(
    installing,
    `certificate-${slug(host)}`,
    {
      apiVersion: "cert-manager.io/v1",
      kind: "Certificate",
      name: slug(host),
      namespace,
      spec: {
        secretName: certificateSecret(host),
        dnsNames: [host],
        renewBefore: security.certificateRenewBefore,
        privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Always" },
        issuerRef: {
          group: "cert-manager.io",
          kind: "ClusterIssuer",
          name: security.clusterIssuerNames.apply((names) => issuerOf(names, certificateIssuer)),
        },
      },
    },
    dependsOn,
  );
}

/** @throws Error, inside the output, where the security layer has no such issuer. */
export function issuerOf(names: Readonly<Record<string, string>>, wanted: string): string {
  const found = names[wanted];
  if (found === undefined)
    throw new Error(`security: no issuer ${wanted}, which edge.certificateIssuer names`);
  return found;
}
