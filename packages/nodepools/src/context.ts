/** What the layer reads: contracts upstream, and slices of the environment. */
import { clusterContract, networkContract } from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = { network: networkContract, cluster: clusterContract } as const;
export const SLICES = ["cluster", "nodePools", "autoscaling"] as const;

export type NodePoolsContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
export type NodePoolsSettings = NodePoolsContext["settings"];
