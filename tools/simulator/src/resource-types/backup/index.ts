/** AWS Backup. */
import type { ResourceType } from "../../resource-type.ts";
import { plan, selection } from "./plan.ts";
import { vault, vaultLock } from "./vault.ts";

export const BACKUP_TYPES: readonly ResourceType[] = [vault, vaultLock, plan, selection];
