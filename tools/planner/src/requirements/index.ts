/** What the platform has to provide, and how much of it a plan has. */
import type { Requirement } from "./requirement.ts";
import { CLUSTER, FOUNDATION, NETWORK, NODE_POOLS } from "./rows/foundations.ts";
import { BACKUP, DATA, EDGE, MESH, OBSERVABILITY, SECURITY } from "./rows/services.ts";
import { APP, DELIVERY, OPERATIONS } from "./rows/workloads.ts";

export { coverageOf, type Coverage, type Covered } from "./coverage.ts";
export type { Requirement } from "./requirement.ts";

export const REQUIREMENTS: readonly Requirement[] = [
  ...NETWORK,
  ...CLUSTER,
  ...NODE_POOLS,
  ...FOUNDATION,
  ...SECURITY,
  ...MESH,
  ...EDGE,
  ...OBSERVABILITY,
  ...BACKUP,
  ...DATA,
  ...DELIVERY,
  ...APP,
  ...OPERATIONS,
];
