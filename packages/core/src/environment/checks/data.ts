/** Data: volumes that EBS refuses, storage that cannot grow, and copies without a second region. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

/** https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const IOPS_PER_GIB = 500;

export const dataVolumes: Check = {
  reads: ["data.*.storageGiB", "storage.fastSsd.iops"],
  find: ({ data, storage }) =>
    Object.entries(data).flatMap(([service, settings]): Finding[] => {
      const least = Math.ceil(storage.fastSsd.iops / IOPS_PER_GIB);
      if (settings.kind !== "inCluster" || settings.storageGiB >= least) return [];
      return [
        {
          path: ["data", service, "storageGiB"],
          given: settings.storageGiB,
          allowed: `${least} or more`,
          message: `must be at least ${least} for the IOPS of fast-ssd (got ${settings.storageGiB}, iops is ${storage.fastSsd.iops})`,
          change: `set storageGiB to ${least} or more, or storage.fastSsd.iops to ${settings.storageGiB * IOPS_PER_GIB} or less`,
        },
      ];
    }),
};

/** Pods of data share nodes: one that takes all of a CPU slows down the others' writes. */
export const dataCpuLimits: Check = {
  reads: ["data.*.resources"],
  find: ({ data }) =>
    Object.entries(data).flatMap(([service, settings]): Finding[] =>
      settings.kind === "inCluster" && settings.resources.limits.cpu === undefined
        ? [
            {
              path: ["data", service, "resources", "limits"],
              given: undefined,
              message: "must have cpu, because services of data share their nodes",
              change: "add cpu, at least as much as is requested",
            },
          ]
        : [],
    ),
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html */
export const databaseGrowth: Check = {
  reads: ["data.postgresql"],
  find: ({ data: { postgresql } }): Finding[] => {
    if (postgresql.kind !== "managed") return [];
    const { allocatedStorageGiB, maxAllocatedStorageGiB } = postgresql;
    const least = Math.ceil((allocatedStorageGiB * 110) / 100);
    if (maxAllocatedStorageGiB >= least) return [];
    return [
      {
        path: ["data", "postgresql", "maxAllocatedStorageGiB"],
        given: maxAllocatedStorageGiB,
        allowed: `${least} or more`,
        message: `must be at least a tenth above allocatedStorageGiB (got ${maxAllocatedStorageGiB}, it is ${allocatedStorageGiB})`,
        change: `set maxAllocatedStorageGiB to ${least} or more`,
      },
    ];
  },
};

export const backupsElsewhere: Check = {
  reads: ["data.postgresql", "aws.region"],
  find: ({ data: { postgresql }, aws }): Finding[] =>
    postgresql.kind === "managed" && postgresql.backupCopyRegion === aws.region
      ? [
          {
            path: ["data", "postgresql", "backupCopyRegion"],
            given: postgresql.backupCopyRegion,
            allowed: `any region but ${aws.region}`,
            message: `must be another region than aws.region (got ${aws.region})`,
            change: "name a second region, or leave backupCopyRegion out",
          },
        ]
      : [],
};

/** DAT-01. */
export const productionDatabase: Check = {
  reads: ["production", "data.postgresql"],
  find: ({ production, data: { postgresql } }): Finding[] =>
    production && postgresql.kind === "managed" && !postgresql.multiAz
      ? [
          {
            path: ["data", "postgresql", "multiAz"],
            given: false,
            allowed: "true",
            message: "must be true in production (got false)",
            change: "write multiAz: true",
          },
        ]
      : [],
};

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html */
const GLOBAL_NODE = /^cache\.(m5|m6g|m7g|r5|r6g|r6gd|r7g|c7gn)\.(\d*x?large)$/;

export const globalDatastoreNodes: Check = {
  reads: ["data.redis"],
  find: ({ data: { redis } }): Finding[] =>
    redis.kind === "managed" && redis.globalDatastoreSuffix !== undefined && !GLOBAL_NODE.test(redis.nodeType)
      ? [
          {
            path: ["data", "redis", "nodeType"],
            given: redis.nodeType,
            allowed: "large and above of m5, m6g, m7g, r5, r6g, r6gd, r7g, c7gn",
            message: `cannot be in a global datastore (got ${redis.nodeType})`,
            change: "use a type such as cache.r6g.large, or leave globalDatastoreSuffix out",
          },
        ]
      : [],
};
