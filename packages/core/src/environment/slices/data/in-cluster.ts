/** Services of data in the cluster: StatefulSets on the data pool. */
import { z } from "zod";
import { resourceRequirements } from "../shared.ts";

const common = {
  kind: z.literal("inCluster").meta({
    description:
      "A StatefulSet on the data pool, on volumes of fast-ssd. Pays for its nodes and volumes only.",
  }),
  replicas: z.int().min(2).max(9).meta({
    description: "Pods; the first one takes the writes of PostgreSQL and Redis, and the others follow it.",
  }),
  storageGiB: z.int().min(1).max(16384).meta({
    description:
      "Volume of each pod, at least as large as the IOPS of fast-ssd ask for. Charged by the GiB and month.",
  }),
  resources: resourceRequirements,
};

export const inCluster = z
  .strictObject(common)
  .meta({ description: "In the cluster, run by the platform's own team." });

export const inClusterDatabase = z
  .strictObject({
    ...common,
    database: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/, "must be lower-case letters, digits and underscores")
      .meta({ description: "Database that is made at the first start." }),
  })
  .meta({ description: "In the cluster, run by the platform's own team." });

export type InClusterSettings = z.infer<typeof inCluster>;
export type InClusterDatabaseSettings = z.infer<typeof inClusterDatabase>;
