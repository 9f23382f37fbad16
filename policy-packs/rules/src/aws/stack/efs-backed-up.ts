/** Every file system is backed up. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { fsbp } from "../frameworks.ts";
import { ofType, refersTo } from "../references.ts";
import { EFS_BACKUP_POLICY, EFS_FILE_SYSTEM } from "../types.ts";
import { valueAt } from "../values.ts";

export const efsBackedUp = defineStackRule({
  id: "efs-backed-up",
  title: "EFS file systems have backups",
  description: "A file system has no versions: what a pod deletes is gone everywhere at once.",
  severity: "medium",
  frameworks: [fsbp("EFS.2", "File systems are in a backup plan.")],
  remediation: "add a BackupPolicy with status ENABLED for the file system",
  url: "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
  examples: {
    good: [
      { type: EFS_FILE_SYSTEM, name: "files", id: "fs-0files", inputs: { encrypted: true } },
      {
        type: EFS_BACKUP_POLICY,
        name: "files",
        inputs: { fileSystemId: "fs-0files", backupPolicy: { status: "ENABLED" } },
      },
    ],
    bad: [{ type: EFS_FILE_SYSTEM, name: "files", id: "fs-0files", inputs: { encrypted: true } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  const policies = ofType(stack, EFS_BACKUP_POLICY).filter(
    ({ inputs }) => valueAt(inputs, "backupPolicy.status") === "ENABLED",
  );
  return ofType(stack, EFS_FILE_SYSTEM)
    .filter((files) => !policies.some((policy) => refersTo(policy, "fileSystemId", files)))
    .map((subject) => ({ subject, path: "", message: "has no BackupPolicy with status ENABLED" }));
}
