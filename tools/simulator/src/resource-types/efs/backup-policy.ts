/** Whether AWS Backup's own plan copies an EFS file system daily. */
import { object, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_FILE_SYSTEM } from "./references.ts";

export const backupPolicy = defineResourceType({
  type: "aws:efs/backupPolicy:BackupPolicy",
  taggable: false,
  references: { fileSystemId: TO_FILE_SYSTEM },
  refuse(inputs) {
    const status = text(object(inputs, "backupPolicy"), "status") ?? "nothing";
    return refusals(
      !["ENABLED", "DISABLED"].includes(status) &&
        refusal(
          "ValidationException",
          "backupPolicy.status",
          `${status} is no status`,
          "use ENABLED or DISABLED",
        ),
    );
  },
  create: (inputs) => ({ id: String(inputs["fileSystemId"]), outputs: {} }),
});
