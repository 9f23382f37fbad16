/** Elastic Container Registry. */
import type { ResourceType } from "../../resource-type.ts";
import { lifecyclePolicy } from "./lifecycle-policy.ts";
import { replicationConfiguration } from "./replication.ts";
import { repository } from "./repository.ts";

export const ECR_TYPES: readonly ResourceType[] = [repository, lifecyclePolicy, replicationConfiguration];
