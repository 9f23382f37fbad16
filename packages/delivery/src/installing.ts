/** What every part of the layer is installed with. */
import { placementOn, type Placement } from "@drydock/core/placement";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { DeliveryContext } from "./context.ts";

/** Class of the foundation layer for controllers that workloads wait for. */
export const PLATFORM_CRITICAL = "platform-critical";

export interface Installing {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: DeliveryContext;
  readonly provider: k8s.Provider;
}

const POOL = "infrastructure";

/**
 * The infrastructure pool. Where the environment has none, anywhere: Karpenter finds nodes that fit, and the system pool
 * stays free for the cluster's own controllers.
 */
export function placementOf({ context }: Pick<Installing, "context">): Placement {
  const { nodePools } = context.settings;
  return Object.hasOwn(nodePools, POOL)
    ? placementOn(nodePools, POOL)
    : { nodeSelector: {}, tolerations: [] };
}
