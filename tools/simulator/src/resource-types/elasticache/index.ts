/** ElastiCache. */
import type { ResourceType } from "../../resource-type.ts";
import { globalDatastore } from "./global-datastore.ts";
import { replicationGroup } from "./replication-group.ts";
import { cacheSubnetGroup } from "./subnet-group.ts";
import { user, userGroup } from "./users.ts";

export const ELASTICACHE_TYPES: readonly ResourceType[] = [
  replicationGroup,
  globalDatastore,
  cacheSubnetGroup,
  user,
  userGroup,
];
