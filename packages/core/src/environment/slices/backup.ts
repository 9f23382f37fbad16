/** Backups of the cluster: what is in them, when they are made, how long they are kept, and where. */
import { z } from "zod";
import { environmentName, region } from "./identity.ts";
import { resourceRequirements } from "./shared.ts";

const schedule = z
  .strictObject({
    cron: z
      .string()
      .regex(/^\S+ \S+ \S+ \S+ \S+$/, "must be the five fields of cron, in quotes")
      .meta({ description: "When backups are made, in UTC." }),
    keepHours: z.int().min(24).max(87600).meta({
      description: "Hours that each backup and its snapshots are kept; snapshots are charged by the GB.",
    }),
  })
  .meta({ description: "One series of backups." });

const services = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("native").meta({
        description: "RDS and EFS keep their own backups, for as long as data and storage say.",
      }),
    }),
    z.strictObject({
      kind: z.literal("awsBackup").meta({
        description:
          "Beside those, daily recovery points in a locked vault of AWS Backup, copied to copyRegion. Storage is charged by the GB, traffic between regions too.",
      }),
      hourUtc: z.int().min(0).max(23).meta({
        description:
          "Hour in which they start. AWS Backup skips a database in its backup and maintenance windows, and an hour before.",
      }),
      retentionDays: z
        .int()
        .min(1)
        .max(3650)
        .meta({ description: "Days that a recovery point is kept; not fewer than lock.days." }),
    }),
  ])
  .default({ kind: "native" })
  .meta({ description: "Backups of RDS and EFS. Default: native." });

export const backupSlice = z
  .strictObject({
    namespaces: z
      .array(z.string().meta({ description: "A namespace of the file." }))
      .min(1)
      .meta({ description: "Namespaces whose objects and volumes are backed up." }),
    schedules: z
      .record(z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, "must be a name such as daily"), schedule)
      .meta({ description: "Series of backups by name." }),
    lock: z
      .strictObject({
        mode: z.enum(["GOVERNANCE", "COMPLIANCE"]).meta({
          description:
            "COMPLIANCE: nobody deletes a backup before its time, the account's root included. GOVERNANCE: who is permitted to.",
        }),
        days: z.int().min(1).max(3650).meta({
          description:
            "Days from its writing that nothing in the bucket can be deleted, nor a recovery point in the vault.",
        }),
      })
      .meta({ description: "Lock of the backup bucket." }),
    copyRegion: region.optional().meta({
      description:
        "Second region that the bucket is copied to. Storage, requests and traffic are charged. Default: no copy.",
    }),
    services,
    copyOf: environmentName.optional().meta({
      description:
        "Environment whose copies in this region are read, and never written, to restore from. Default: none.",
    }),
    resources: resourceRequirements,
  })
  .meta({ description: "Backups of objects and volumes by Velero, and of RDS and EFS." });

export type BackupSettings = z.infer<typeof backupSlice>;
