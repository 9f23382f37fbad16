/** Volumes of workloads: their speed, their daily snapshots, and the file system that pods share. */
import { z } from "zod";
import { region } from "./identity.ts";

const fastSsd = z
  .strictObject({
    iops: z.int().min(3000).max(80000).meta({
      description:
        "gp3 IOPS of every volume of the class fast-ssd. EBS gives at most 500 for each GiB: 16000 need a claim of 32Gi. Above 3000 charged by the IOPS and month.",
    }),
    throughputMiBps: z.int().min(125).max(2000).meta({
      description:
        "gp3 throughput of every volume of the class fast-ssd in MiB/s, at most a quarter of iops. Above 125 charged by the MiB/s and month.",
    }),
  })
  .meta({ description: "Volumes of the class fast-ssd." });

const snapshots = z
  .strictObject({
    timeUtc: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 03:00, in quotes")
      .meta({ description: "Time of day in UTC; snapshots start within the hour after it." }),
    retainCount: z.int().min(1).max(1000).meta({
      description:
        "Daily snapshots kept of each volume. Only changed blocks are charged, by the GB and month.",
    }),
    copyRegion: region.optional().meta({
      description:
        "Second region that each snapshot is copied to, and kept for as many days. Storage and traffic are charged. Default: none.",
    }),
  })
  .meta({ description: "Daily snapshots of every data volume." });

const fileSystem = z
  .strictObject({
    throughputMode: z.enum(["elastic", "bursting"]).meta({
      description:
        "elastic: any throughput, charged by the GB that is read and written. bursting: grows with the stored data, nothing extra.",
    }),
    transitionToIaDays: z
      .union([1, 7, 14, 30, 60, 90, 180, 270, 365].map((days) => z.literal(days)))
      .optional()
      .meta({
        description:
          "Days after which files that nobody reads move to infrequent access, at a fraction of the price. Default: never.",
      }),
    automaticBackups: z.boolean().meta({
      description:
        "Whether AWS Backup's own plan for EFS copies the file system daily and keeps 35 days. Charged by the GB and month.",
    }),
  })
  .meta({ description: "EFS file system behind the classes shared-filesystem and nfs-storage." });

export const storageSlice = z
  .strictObject({ fastSsd, snapshots, fileSystem })
  .meta({ description: "Storage classes of workloads, snapshots of volumes, and the shared file system." });

export type StorageSettings = z.infer<typeof storageSlice>;
