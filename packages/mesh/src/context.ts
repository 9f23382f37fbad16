/** What the layer reads: contracts upstream, and slices of the environment. */
import { clusterContract, foundationContract, networkContract } from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  network: networkContract,
  cluster: clusterContract,
  foundation: foundationContract,
} as const;
export const SLICES = ["nodePools", "namespaces", "mesh"] as const;

export type MeshContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
