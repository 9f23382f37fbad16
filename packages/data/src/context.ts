/** What the layer reads: contracts upstream, and slices of the environment. */
import {
  clusterContract,
  foundationContract,
  networkContract,
  securityContract,
} from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  network: networkContract,
  cluster: clusterContract,
  foundation: foundationContract,
  security: securityContract,
} as const;
export const SLICES = ["network", "cluster", "nodePools", "namespaces", "data", "alarms"] as const;

export type DataContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
