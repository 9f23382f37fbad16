/** Where Velero runs. */
import { type Placement, placementOn } from "@drydock/core/placement";
import type { BackupContext } from "../context.ts";

const POOL = "infrastructure";

/** The infrastructure pool. Where there is none, anywhere: the system pool is for the cluster's own controllers. */
export function placementOf(nodePools: BackupContext["settings"]["nodePools"]): Placement {
  return Object.hasOwn(nodePools, POOL)
    ? placementOn(nodePools, POOL)
    : { nodeSelector: {}, tolerations: [] };
}
