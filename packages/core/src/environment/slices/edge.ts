/** Edge: hosts, certificates, limits, sign-in, DNS, and how callers find the region. */
import { z } from "zod";
import { entrance } from "./edge/entrance.ts";
import { host } from "./edge/host.ts";
import { regions } from "./edge/regions.ts";
import { tools } from "./edge/tools.ts";

const limits = z
  .strictObject({
    requestsPerSecond: z
      .int()
      .min(1)
      .max(100_000)
      .default(100)
      .meta({ description: "Requests a second of one caller's address, to each replica. Default: 100." }),
    apiRequestsPerSecond: z
      .int()
      .min(1)
      .max(100_000)
      .default(50)
      .meta({ description: "The same, for hosts with api: true. Default: 50." }),
    bodyKiB: z
      .int()
      .min(1)
      .max(131_072)
      .default(1024)
      .meta({ description: "Largest body of a request in KiB; larger ones are refused. Default: 1024." }),
  })
  .meta({ description: "What one caller may ask for." });

const served = z
  .strictObject({
    app: z.string().min(1).meta({
      description:
        "App that answers, on its first port that is not metrics. Its flows say that the entrance may call it.",
    }),
    api: z.boolean().default(false).meta({
      description:
        "Whether programs call the host rather than browsers: apiRequestsPerSecond holds. Default: false.",
    }),
  })
  .meta({ description: "What answers on the host." });

export const edgeSlice = z
  .strictObject({
    entrance,
    certificateIssuer: z.enum(["letsencryptProduction", "letsencryptStaging", "internal"]).meta({
      description:
        "Who signs the certificates of the hosts. Browsers trust letsencryptProduction alone, which allows 50 certificates a week for a domain.",
    }),
    limits: limits.prefault({}),
    contentSecurityPolicy: z
      .string()
      .regex(/^[\x20-\x7e]+$/, "must be one line of printable characters")
      .default("default-src 'self'; frame-ancestors 'none'")
      .meta({
        description:
          "Content-Security-Policy of answers that bring none of their own. Default: own origin only, in no frame.",
      }),
    hosts: z.record(host, served).default({}).meta({
      description:
        "Hosts of apps. Those of Grafana, Keycloak and tools are where these are set. Default: none.",
    }),
    tools: tools.optional(),
    dns: z
      .strictObject({
        policy: z.enum(["Sync", "UpsertOnly"]).meta({
          description:
            "Sync deletes records whose host is gone; UpsertOnly never deletes, so that no mistake takes a host off the air.",
        }),
      })
      .optional()
      .meta({
        description:
          "ExternalDNS, which writes the hosts into the hosted zones of security.certificates. Default: none; records are made by hand.",
      }),
    regions,
  })
  .meta({ description: "What callers from outside meet: hosts, certificates, limits and DNS." });

export type EdgeSettings = z.infer<typeof edgeSlice>;
export type EntranceSettings = EdgeSettings["entrance"];
export type RegionSettings = EdgeSettings["regions"];
