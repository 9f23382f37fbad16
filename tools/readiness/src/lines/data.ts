/** Questions about backups and disasters. */
import { atLeast, value } from "../proofs/inputs.ts";
import { page } from "../proofs/pages.ts";
import { all, has, release } from "../proofs/resources.ts";
import { rule } from "../proofs/verdicts.ts";
import { inArea } from "./line.ts";
import { TYPES } from "./types.ts";

export const DATA = inArea(
  "Backup and disaster",
  {
    id: "backups",
    question: "Are objects, volumes and databases backed up by themselves?",
    sources: ["002/production/8", "003/production/8"],
    proofs: [
      all([TYPES.backupSchedule], value(["spec", "schedule"])),
      has(TYPES.database, value(["backupRetentionPeriod"], atLeast(7), "days kept")),
      has(
        TYPES.snapshots,
        value(["state"], (state) => state === "ENABLED"),
      ),
      rule("rds-backups"),
    ],
  },
  {
    id: "backup-storage",
    question: "Is there a place for backups that the loss of the region leaves whole?",
    sources: ["004/before/5"],
    proofs: [
      release("velero"),
      has(TYPES.replicatedBucket, value(["rules", 0, "destination", "bucket"], undefined, "copies to")),
      rule("s3-versioned"),
    ],
  },
  {
    id: "backups-taken",
    question: "Has a backup been taken, and completed?",
    sources: ["004/after/6"],
    proofs: [
      has(TYPES.backupSchedule, value(["spec", "schedule"])),
      page("docs/runbooks/restore.md", "Find a backup"),
    ],
    person: {
      who: "Platform engineer",
      does: "List backups on the day after the deployment; done when the newest of each series is Completed without errors.",
    },
  },
  {
    id: "disaster-plan",
    question: "Is it written down how to come back, from a lost volume to a lost region?",
    sources: ["002/production/9"],
    proofs: [
      has(TYPES.backupSchedule, value(["spec", "template", "includedNamespaces", 0], undefined, "backs up")),
      page("docs/runbooks/restore.md", "A namespace", "The database", "The whole cluster"),
      page("docs/runbooks/promote-prod-dr.md", "What stands by"),
      page("docs/runbooks/zone-lost.md"),
    ],
  },
  {
    id: "disaster-tried",
    question: "Was a restore rehearsed, and its time taken?",
    sources: ["003/production/6"],
    proofs: [
      has(TYPES.backupSchedule, value(["spec", "template", "ttl"])),
      page("docs/runbooks/restore.md", "After"),
    ],
    person: {
      who: "Platform engineer",
      does: "Restore one namespace and the database of staging by the runbook; done when it took less than an hour and the data was at most a day old.",
    },
  },
);
