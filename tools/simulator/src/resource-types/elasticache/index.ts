/** ElastiCache. */
import type { ResourceType } from "../../resource-type.ts";
import { replicationGroup } from "./replication-group.ts";
import { cacheSubnetGroup } from "./subnet-group.ts";
import { user, userGroup } from "./users.ts";

export const ELASTICACHE_TYPES: readonly ResourceType[] = [
  replicationGroup,
  cacheSubnetGroup,
  user,
  userGroup,
];
