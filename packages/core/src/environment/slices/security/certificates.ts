/** Certificates: cert-manager, Let's Encrypt, and the domains that it is asked about. */
import { z } from "zod";

export const certificates = z
  .strictObject({
    replicas: z.int().min(1).max(3).meta({
      description: "Replicas of each part of cert-manager; one of the controllers leads.",
    }),
    acmeEmail: z.email("must be an e-mail address").meta({
      description: "Address of the Let's Encrypt account: a team's, not a person's.",
    }),
    hostedZones: z
      .array(
        z
          .strictObject({
            domain: z
              .string()
              .regex(
                /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
                "must be a domain such as example.com",
              )
              .meta({ description: "Domain of the zone; DNS-01 answers for it and for all names below it." }),
            hostedZoneId: z
              .string()
              .regex(
                /^Z[A-Z0-9]{5,31}$/,
                "must be the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ",
              )
              .meta({
                description:
                  "Public hosted zone in Route 53; cert-manager may write its challenge records only.",
              }),
          })
          .meta({ description: "A hosted zone." }),
      )
      .default([])
      .meta({
        description:
          "Zones for DNS-01, which wildcards need. Other domains are proven by HTTP-01. Default: none.",
      }),
    http01IngressClassName: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be the name of an IngressClass, such as istio")
      .meta({ description: "IngressClass that serves the challenges of HTTP-01 on port 80." }),
  })
  .meta({ description: "cert-manager with Let's Encrypt." });

export type CertificateSettings = z.infer<typeof certificates>;
