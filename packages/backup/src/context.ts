/** What the layer reads: contracts upstream, and slices of the environment. */
import { clusterContract, foundationContract } from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = { cluster: clusterContract, foundation: foundationContract } as const;
export const SLICES = ["cluster", "nodePools", "backup", "alarms"] as const;

export type BackupContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
