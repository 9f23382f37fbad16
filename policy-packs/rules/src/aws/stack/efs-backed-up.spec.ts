// Proves that a file system without backups is a violation.
import { EFS_BACKUP_POLICY, EFS_FILE_SYSTEM } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { efsBackedUp } from "./efs-backed-up.ts";

const FILES = { type: EFS_FILE_SYSTEM, name: "files", id: "fs-0files", inputs: { encrypted: true } };
const FINDINGS = ["files, has no BackupPolicy with status ENABLED"];

proveStackRule(efsBackedUp, {
  refuses: {
    "a file system alone": { stack: [FILES], findings: FINDINGS },
    "a policy that is off": {
      stack: [
        FILES,
        {
          type: EFS_BACKUP_POLICY,
          name: "files",
          inputs: { fileSystemId: "fs-0files", backupPolicy: { status: "DISABLED" } },
        },
      ],
      findings: FINDINGS,
    },
  },
});
