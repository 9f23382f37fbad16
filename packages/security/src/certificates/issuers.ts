/** Issuers of the whole cluster: Let's Encrypt for the world, and an authority of our own for what stays inside. */
import type { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { acmeIssuer, type Directory } from "./acme.ts";
import { NAMESPACE } from "./cert-manager.ts";
import { RENEW_BEFORE } from "./renewal.ts";

export const API_VERSION = "cert-manager.io/v1";
const INTERNAL_CA = "internal-ca";

export interface Issuers {
  readonly letsencryptStaging: k8s.apiextensions.CustomResource;
  readonly letsencryptProduction: k8s.apiextensions.CustomResource;
  readonly internal: k8s.apiextensions.CustomResource;
}

/** After cert-manager, whose release is ready once its webhook answers. */
export function createIssuers(installing: Installing, certManager: HelmAddon): Issuers {
  return {
    letsencryptStaging: createAcmeIssuer(installing, certManager, "staging"),
    letsencryptProduction: createAcmeIssuer(installing, certManager, "production"),
    internal: createInternalIssuer(installing, certManager),
  };
}

/** Name of each issuer, known once it is ready. */
export function issuerNames(issuers: Issuers): pulumi.Output<Record<string, string>> {
  const { letsencryptStaging, letsencryptProduction, internal } = issuers;
  return pulumi.all({
    letsencryptStaging: letsencryptStaging.metadata.name,
    letsencryptProduction: letsencryptProduction.metadata.name,
    internal: internal.metadata.name,
  });
}

function createAcmeIssuer(
  installing: Installing,
  certManager: HelmAddon,
  directory: Directory,
): k8s.apiextensions.CustomResource {
  const { region, settings } = installing.context;
  const spec = acmeIssuer(directory, settings.security.certificates, region);
  return createIssuer(installing, `letsencrypt-${directory}`, spec, [certManager]);
}

/** A root that signs itself, then an issuer that signs with the root. */
function createInternalIssuer(
  installing: Installing,
  certManager: HelmAddon,
): k8s.apiextensions.CustomResource {
  const { parent, name, provider } = installing;
  const selfSigned = createIssuer(installing, "self-signed", { selfSigned: {} }, [certManager]);
  const root = new k8s.apiextensions.CustomResource(
    `${name}-certificate-${INTERNAL_CA}`,
    {
      apiVersion: API_VERSION,
      kind: "Certificate",
      metadata: { name: INTERNAL_CA, namespace: NAMESPACE },
      spec: {
        isCA: true,
        commonName: "Drydock internal authority",
        secretName: INTERNAL_CA,
        // Ten years: whoever trusts the root has it in a file. Its certificates live ninety days.
        duration: "87600h",
        renewBefore: RENEW_BEFORE,
        privateKey: { algorithm: "ECDSA", size: 384, rotationPolicy: "Always" },
        issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: selfSigned.metadata.name },
      },
    },
    { parent, provider, dependsOn: [selfSigned] },
  );
  return createIssuer(installing, INTERNAL_CA, { ca: { secretName: INTERNAL_CA } }, [root]);
}

function createIssuer(
  { parent, name, provider }: Installing,
  issuer: string,
  spec: object,
  dependsOn: pulumi.Resource[],
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-issuer-${issuer}`,
    { apiVersion: API_VERSION, kind: "ClusterIssuer", metadata: { name: issuer }, spec },
    { parent, provider, dependsOn },
  );
}
