/** What the layer reads: contracts upstream, and slices of the environment. */
import {
  clusterContract,
  dataContract,
  deliveryContract,
  foundationContract,
  meshContract,
  securityContract,
} from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  cluster: clusterContract,
  foundation: foundationContract,
  security: securityContract,
  mesh: meshContract,
  data: dataContract,
  delivery: deliveryContract,
} as const;
export const SLICES = ["network", "namespaces", "security", "data", "edge", "apps", "agentPlatform"] as const;

export type AppContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
