/** Let's Encrypt: accounts, and how it is shown that a domain is ours. */
import type { CertificateSettings } from "@drydock/core/environment";

/** https://letsencrypt.org/docs/acme-protocol-updates/ and /docs/staging-environment/ */
export const DIRECTORIES = {
  staging: "https://acme-staging-v02.api.letsencrypt.org/directory",
  production: "https://acme-v02.api.letsencrypt.org/directory",
} as const;

export type Directory = keyof typeof DIRECTORIES;

/** The environment's zones are proven by DNS-01, which wildcards need; every other domain by HTTP-01. */
export function acmeIssuer(directory: Directory, settings: CertificateSettings, region: string) {
  const { acmeEmail, hostedZones, http01IngressClassName } = settings;
  return {
    acme: {
      server: DIRECTORIES[directory],
      email: acmeEmail,
      privateKeySecretRef: { name: `letsencrypt-${directory}-account` },
      solvers: [
        ...hostedZones.map(({ domain, hostedZoneId }) => ({
          selector: { dnsZones: [domain] },
          dns01: { route53: { region, hostedZoneID: hostedZoneId } },
        })),
        {
          http01: {
            ingress: {
              ingressClassName: http01IngressClassName,
              // Entrances reach pods themselves; a node port would be open for nobody, and the rules refuse it.
              serviceType: "ClusterIP",
              // A sidecar would ask the entrance for a certificate of the mesh, and outlive the challenge.
              podTemplate: { metadata: { labels: { "sidecar.istio.io/inject": "false" } } },
            },
          },
        },
      ],
    },
  };
}
