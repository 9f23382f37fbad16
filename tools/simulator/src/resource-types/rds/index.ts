/** RDS. */
import type { ResourceType } from "../../resource-type.ts";
import { backupsReplication } from "./backups-replication.ts";
import { instance } from "./instance.ts";
import { parameterGroup } from "./parameter-group.ts";
import { subnetGroup } from "./subnet-group.ts";

export const RDS_TYPES: readonly ResourceType[] = [instance, subnetGroup, parameterGroup, backupsReplication];
