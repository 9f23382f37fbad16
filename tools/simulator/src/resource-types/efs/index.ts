/** EFS. */
import type { ResourceType } from "../../resource-type.ts";
import { accessPoint } from "./access-point.ts";
import { backupPolicy } from "./backup-policy.ts";
import { fileSystem } from "./file-system.ts";
import { fileSystemPolicy } from "./file-system-policy.ts";
import { mountTarget } from "./mount-target.ts";

export const EFS_TYPES: readonly ResourceType[] = [
  fileSystem,
  mountTarget,
  fileSystemPolicy,
  backupPolicy,
  accessPoint,
];
