/** Changes to prod that break a rule of backups. */
import { type Case, set } from "./case.ts";

export const BACKUP: readonly Case[] = [
  {
    check: "backedUpNamespaces",
    change: set(["backup", "namespaces", 0], "produktion"),
    path: "backup.namespaces[0]",
    message: /^must be a namespace of the file \(got produktion\)$/,
    remedy: /correct the name/,
  },
  {
    check: "backupElsewhere",
    change: set(["backup", "copyRegion"], "us-east-1"),
    path: "backup.copyRegion",
    message: /^must be another region than aws\.region \(got us-east-1\)$/,
    remedy: /second region/,
  },
  {
    check: "recoveryPointsOutlastLock",
    change: set(["backup", "services", "retentionDays"], 29),
    path: "backup.services.retentionDays",
    message: /^must be at least lock\.days \(got 29, lock\.days is 30\)$/,
    remedy: /raise retentionDays to 30/,
  },
];
