/** Contract of the backup layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const backupContract = defineContract({
  layer: "backup",
  version: 1,
  outputs: {
    /** Bucket with the objects of backups, by region: the environment's, and the second one where there is a copy. */
    bucketNames: z.record(z.string(), z.string()),
    /** Schedules of Velero by name. Known once they are there. */
    scheduleNames: z.array(z.string()),
    /** Vaults with recovery points of RDS and EFS by region; empty where these keep their own backups only. */
    vaultArns: z.record(z.string(), z.string()),
    /** Namespace that Velero, its schedules and its backups are in. */
    namespace: z.string(),
  },
});
