/** What the values of each controller are made from. */
import type { Placement } from "@drydock/core/placement";

export interface ControllerSurroundings {
  readonly placement: Placement;
  readonly replicas: number;
}

/** One at a time, so that a single replica never blocks the drain of its node. */
export const ONE_AT_A_TIME = { maxUnavailable: 1 } as const;
