/** Logs and traces: how Loki and Tempo run, what collects for them, and how long it is kept. */
import { z } from "zod";
import { resourceRequirements } from "../shared.ts";

const volume = (description: string) => z.int().min(1).max(1000).meta({ description });

const loki = z
  .discriminatedUnion("mode", [
    z
      .strictObject({
        mode: z.literal("SingleBinary").meta({ description: "One process does everything." }),
        storageGiB: volume("Volume in GiB for lines that are not in S3 yet, and for the cached index."),
        resources: resourceRequirements,
      })
      .meta({ description: "One pod. While it is away collectors hold lines back, and nobody can query." }),
    z
      .strictObject({
        mode: z.literal("Distributed").meta({ description: "Each part scales on its own." }),
        ingesters: z
          .strictObject({
            replicas: z.int().min(3).max(30).meta({
              description: "Each line is kept by three of them, in different zones, until it is in S3.",
            }),
            storageGiB: volume("Volume of each in GiB, for the write-ahead log."),
            resources: resourceRequirements,
          })
          .meta({ description: "Take lines in, and write them to S3 in chunks." }),
        queriers: z
          .strictObject({
            replicas: z
              .int()
              .min(2)
              .max(30)
              .meta({ description: "Parts of a query run on them side by side." }),
            resources: resourceRequirements,
          })
          .meta({ description: "Search chunks and what ingesters still hold." }),
      })
      .meta({ description: "Survives the loss of a node, or of a zone, without losing a line." }),
  ])
  .meta({ description: "Loki. Chunks and index are in S3 whatever the mode." });

export const logs = z
  .strictObject({
    retentionDays: z.int().min(1).max(3650).default(31).meta({
      description: "Days that lines are kept; the compactor deletes what is older. Default: 31.",
    }),
    collector: z.enum(["Alloy", "FluentBit", "Promtail"]).default("Alloy").meta({
      description:
        "What reads the logs of every node. Promtail is at its end of life: for those who still move from it. Default: Alloy.",
    }),
    loki,
  })
  .meta({ description: "Logs of every pod, and of every node's journal." });

export const tracing = z
  .strictObject({
    retentionHours: z.int().min(1).max(720).meta({ description: "Hours that traces are kept in S3." }),
    storageGiB: z.int().min(5).max(1000).meta({
      description: "Volume in GiB for spans that are not in S3 yet. Its class is the default one.",
    }),
    collector: z
      .strictObject({
        replicas: z.int().min(1).max(20).meta({ description: "Replicas, each of which takes spans." }),
        samplingPercentage: z.number().min(0).max(100).default(100).meta({
          description:
            "Share of traces, from 0 to 100, that the collector keeps of those it is sent; by the id of the trace, so that it is kept whole. The mesh samples before, by mesh.tracing. Default: 100.",
        }),
      })
      .meta({ description: "OpenTelemetry collector between proxies, applications and Tempo." }),
  })
  .meta({ description: "Traces of proxies and applications, kept by Tempo." });
