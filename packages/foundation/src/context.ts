/** What the layer reads: contracts upstream, and slices of the environment. */
import { clusterContract, networkContract, nodePoolsContract } from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  network: networkContract,
  cluster: clusterContract,
  nodePools: nodePoolsContract,
} as const;
export const SLICES = ["network", "cluster", "nodePools", "namespaces", "storage", "podAutoscaling"] as const;

export type FoundationContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
