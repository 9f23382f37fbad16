/** Databases, caches and queues: managed by AWS, in the cluster, or not there; one choice for each. */
import { z } from "zod";
import { inCluster, inClusterDatabase } from "./data/in-cluster.ts";
import { followingRedis, managedPostgresql, managedRedis } from "./data/managed.ts";

const absent = z
  .strictObject({
    kind: z.literal("absent").meta({ description: "The environment has no such service." }),
  })
  .meta({ description: "Not there; costs nothing." });

export const dataSlice = z
  .strictObject({
    postgresql: z
      .discriminatedUnion("kind", [managedPostgresql, inClusterDatabase, absent])
      .meta({ description: "PostgreSQL of the applications and of identity." }),
    redis: z
      .discriminatedUnion("kind", [managedRedis, followingRedis, inCluster, absent])
      .meta({ description: "State and cache of the agents; Valkey where AWS manages it." }),
    rabbitmq: z.discriminatedUnion("kind", [inCluster, absent]).meta({ description: "Queues of tasks." }),
    timescaledb: z
      .discriminatedUnion("kind", [inClusterDatabase, absent])
      .meta({ description: "PostgreSQL for time series, with the extension TimescaleDB." }),
    kafka: z
      .discriminatedUnion("kind", [inCluster, absent])
      .meta({ description: "Streams of events; brokers are controllers too." }),
  })
  .meta({ description: "Where data lives." });

export type DataSettings = z.infer<typeof dataSlice>;
export type { InClusterDatabaseSettings, InClusterSettings } from "./data/in-cluster.ts";
export type {
  FollowingRedisSettings,
  ManagedPostgresqlSettings,
  ManagedRedisSettings,
} from "./data/managed.ts";
