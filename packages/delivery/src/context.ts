/** What the layer reads: contracts upstream, and slices of the environment. */
import {
  clusterContract,
  foundationContract,
  nodePoolsContract,
  securityContract,
} from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  cluster: clusterContract,
  nodePools: nodePoolsContract,
  foundation: foundationContract,
  security: securityContract,
} as const;
export const SLICES = ["nodePools", "delivery"] as const;

export type DeliveryContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
