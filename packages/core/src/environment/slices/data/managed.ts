/** Services of data that AWS manages: RDS for PostgreSQL and ElastiCache for Valkey. */
import { z } from "zod";
import { region } from "../identity.ts";

/** Two windows that overlap are refused by AWS; both are half an hour or longer. */
const backupWindow = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, "must be a window in UTC such as 01:00-02:00")
  .meta({ description: "Daily window of backups in UTC, half an hour or longer." });

const maintenanceWindow = z
  .string()
  .regex(
    /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/,
    "must be a window in UTC such as sun:03:00-sun:04:00",
  )
  .meta({ description: "Weekly window of patches in UTC, outside of the backup window." });

export const managedPostgresql = z
  .strictObject({
    kind: z.literal("managed").meta({ description: "Amazon RDS for PostgreSQL." }),
    engineVersion: z
      .string()
      .regex(/^\d{2}\.\d+$/, "must be a version with its minor, in quotes: 17.6")
      .meta({ description: "Version of PostgreSQL, with its minor." }),
    instanceClass: z
      .string()
      .regex(/^db\.[a-z0-9]+\.[a-z0-9]+$/, "must be an instance class such as db.r6g.large")
      .meta({ description: "Instance class, charged by the hour; twice with multiAz." }),
    database: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/, "must be lower-case letters, digits and underscores")
      .meta({ description: "Database that is made with the instance." }),
    allocatedStorageGiB: z.int().min(20).max(65536).meta({ description: "Storage at the start; gp3." }),
    maxAllocatedStorageGiB: z
      .int()
      .min(22)
      .max(65536)
      .meta({ description: "Up to which storage grows by itself, a tenth above the start at least." }),
    multiAz: z.boolean().meta({
      description: "A standby in a second zone that takes over within two minutes. Doubles the price.",
    }),
    backupRetentionDays: z
      .int()
      .min(7)
      .max(35)
      .meta({ description: "Days to which the database can be restored, to the second." }),
    backupWindow,
    maintenanceWindow,
    monitoringIntervalSeconds: z.union([1, 5, 10, 15, 30, 60].map((seconds) => z.literal(seconds))).meta({
      description: "Seconds between measurements of the operating system, kept in CloudWatch Logs.",
    }),
    backupCopyRegion: region.optional().meta({
      description:
        "Second region that backups are copied to as they are made, to be restored there when this one is lost. Storage and traffic are charged. Default: none.",
    }),
    masterPassword: z.enum(["RdsManaged", "Generated"]).default("RdsManaged").meta({
      description:
        "RdsManaged: RDS makes the master password and changes it every week; it then refuses read replicas. Generated: the platform makes it, keeps it in Secrets Manager, and copies it to backupCopyRegion; it is in the stack's state, encrypted.",
    }),
    replicaOf: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:db:[a-z](?:-?[a-z0-9])*$/,
        "must be the ARN of an RDS instance such as arn:aws:rds:us-east-1:111111111111:db:drydock-prod",
      )
      .optional()
      .meta({
        description:
          "Instance of another region that this one follows as a read replica, encrypted with a key of its own region. It takes the source's storage, database and users. Without it the replica is promoted. Traffic between regions is charged. Default: none.",
      }),
  })
  .meta({ description: "Managed by AWS: encrypted, private, TLS only, protected from deletion." });

/** What both kinds of group have. */
const redisGroup = {
  nodes: z
    .int()
    .min(2)
    .max(6)
    .meta({ description: "A primary and its replicas in other zones, one of which takes over." }),
  snapshotRetentionDays: z
    .int()
    .min(1)
    .max(35)
    .meta({ description: "Daily snapshots kept. The first is free, further ones are charged by the GB." }),
  backupWindow,
  maintenanceWindow,
  users: z
    .record(
      z
        .string()
        .regex(/^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/, "must be 1 to 20 lower-case letters, digits and hyphens"),
      z
        .strictObject({
          access: z.enum(["ReadWrite", "QueueLength"]).meta({
            description: "ReadWrite: all keys. QueueLength: how long a list is, and nothing else; for KEDA.",
          }),
        })
        .meta({ description: "A user with a password." }),
    )
    .default({})
    .meta({
      description:
        "Users beside that of IAM, for what cannot sign in with IAM. Passwords are made by the platform, are in the stack's state, encrypted, and in Secrets Manager as data/redis/NAME. Default: none.",
    }),
} as const;

export const managedRedis = z
  .strictObject({
    kind: z.literal("managed").meta({ description: "Amazon ElastiCache for Valkey." }),
    engineVersion: z
      .string()
      .regex(/^\d\.\d$/, "must be a version in quotes: 8.1")
      .meta({ description: "Version of Valkey." }),
    nodeType: z
      .string()
      .regex(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "must be a node type such as cache.r6g.large")
      .meta({ description: "Node type, charged by the hour and node." }),
    ...redisGroup,
    globalDatastoreSuffix: z
      .string()
      .regex(/^[a-z](-?[a-z0-9]){0,28}$/, "must be 1 to 29 lower-case letters, digits and single hyphens")
      .optional()
      .meta({
        description:
          "Makes the group the primary of a global datastore, which groups of other regions follow; end of its id, before which AWS puts a prefix. Traffic between regions is charged. Default: of this region alone.",
      }),
  })
  .meta({ description: "Managed by AWS: encrypted, private, TLS only, users by IAM." });

export const followingRedis = z
  .strictObject({
    kind: z.literal("managedFollower").meta({
      description:
        "Amazon ElastiCache that follows the primary of a global datastore in another region, usually within a second. Answers reads until it is promoted.",
    }),
    globalDatastoreId: z
      .string()
      .regex(/^[a-z]{5}-[a-z](-?[a-z0-9])*$/, "must be the id of a datastore such as ldgnf-platform")
      .meta({
        description:
          "Global datastore, as the primary's contract has it: managedIds.redisGlobalDatastore. Version, node type and encryption are the primary's.",
      }),
    ...redisGroup,
  })
  .meta({ description: "Managed by AWS, in the second region of a global datastore." });

export type ManagedPostgresqlSettings = z.infer<typeof managedPostgresql>;
export type ManagedRedisSettings = z.infer<typeof managedRedis>;
export type FollowingRedisSettings = z.infer<typeof followingRedis>;
