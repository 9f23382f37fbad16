/** Backups: of namespaces that there are, and to another region. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const backedUpNamespaces: Check = {
  reads: ["backup.namespaces", "namespaces"],
  find: ({ backup, namespaces }) =>
    backup.namespaces.flatMap((name, i): Finding[] =>
      Object.hasOwn(namespaces, name)
        ? []
        : [
            {
              path: ["backup", "namespaces", i],
              given: name,
              allowed: Object.keys(namespaces).join(", "),
              message: `must be a namespace of the file (got ${name})`,
              change: "correct the name, add the namespace, or leave it out",
            },
          ],
    ),
};

export const backupElsewhere: Check = {
  reads: ["backup.copyRegion", "aws.region"],
  find: ({ backup: { copyRegion }, aws: { region } }): Finding[] =>
    copyRegion === region
      ? [
          {
            path: ["backup", "copyRegion"],
            given: copyRegion,
            allowed: `any region but ${region}`,
            message: `must be another region than aws.region (got ${region})`,
            change: "name a second region, or leave copyRegion out",
          },
        ]
      : [],
};

/** A copy in the same region is lost with what it is a copy of. */
export const copiesInAnotherRegion: Check = {
  reads: ["aws.region", "storage.snapshots", "security.imageRepositories"],
  find: ({ aws: { region }, storage, security }): Finding[] =>
    (
      [
        [["storage", "snapshots", "copyRegion"], storage.snapshots.copyRegion],
        [["security", "imageRepositories", "copyRegion"], security.imageRepositories.copyRegion],
      ] as const
    )
      .filter(([, copyRegion]) => copyRegion === region)
      .map(([path, given]) => ({
        path: [...path],
        given,
        allowed: `any region but ${region}`,
        message: `must be another region than aws.region (got ${region})`,
        change: "name a second region, or leave copyRegion out",
      })),
};

/** A vault refuses a recovery point that would go before its lock lets it. */
export const recoveryPointsOutlastLock: Check = {
  reads: ["backup.services", "backup.lock"],
  find: ({ backup: { services, lock } }): Finding[] =>
    services.kind === "awsBackup" && services.retentionDays < lock.days
      ? [
          {
            path: ["backup", "services", "retentionDays"],
            given: services.retentionDays,
            allowed: `${lock.days} or more`,
            message: `must be at least lock.days (got ${services.retentionDays}, lock.days is ${lock.days})`,
            change: `raise retentionDays to ${lock.days}, or lower lock.days`,
          },
        ]
      : [],
};
