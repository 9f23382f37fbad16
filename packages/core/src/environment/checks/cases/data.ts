/** Changes to prod that break a rule of databases, caches and queues. */
import { all, type Case, remove, set } from "./case.ts";

export const DATA: readonly Case[] = [
  {
    check: "dataVolumes",
    change: set(["data", "rabbitmq", "storageGiB"], 31),
    path: "data.rabbitmq.storageGiB",
    message: /^must be at least 32 for the IOPS of fast-ssd \(got 31, iops is 16000\)$/,
    remedy: /32 or more, or storage\.fastSsd\.iops to 15500 or less/,
  },
  {
    check: "dataCpuLimits",
    change: remove(["data", "kafka", "resources", "limits", "cpu"]),
    path: "data.kafka.resources.limits",
    message: /^must have cpu, because services of data share their nodes$/,
    remedy: /add cpu/,
  },
  {
    check: "databaseGrowth",
    change: set(["data", "postgresql", "maxAllocatedStorageGiB"], 109),
    path: "data.postgresql.maxAllocatedStorageGiB",
    message: /^must be at least a tenth above allocatedStorageGiB \(got 109, it is 100\)$/,
    remedy: /110 or more/,
  },
  {
    check: "backupsElsewhere",
    change: set(["data", "postgresql", "backupCopyRegion"], "us-east-1"),
    path: "data.postgresql.backupCopyRegion",
    message: /^must be another region than aws\.region \(got us-east-1\)$/,
    remedy: /second region/,
  },
  {
    check: "productionDatabase",
    change: set(["data", "postgresql", "multiAz"], false),
    path: "data.postgresql.multiAz",
    message: /^must be true in production \(got false\)$/,
    remedy: /multiAz: true/,
  },
  {
    check: "globalDatastoreNodes",
    change: all(
      set(["data", "redis", "globalDatastoreSuffix"], "platform"),
      set(["data", "redis", "nodeType"], "cache.t4g.medium"),
    ),
    path: "data.redis.nodeType",
    message: /^cannot be in a global datastore \(got cache\.t4g\.medium\)$/,
    remedy: /cache\.r6g\.large/,
  },
];
