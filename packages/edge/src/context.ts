/** What the layer reads: contracts upstream, and slices of the environment. */
import {
  clusterContract,
  foundationContract,
  meshContract,
  observabilityContract,
  securityContract,
} from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export const UPSTREAM = {
  cluster: clusterContract,
  foundation: foundationContract,
  security: securityContract,
  mesh: meshContract,
  observability: observabilityContract,
} as const;
export const SLICES = [
  "network",
  "nodePools",
  "security",
  "observability",
  "edge",
  "delivery",
  "apps",
  "agentPlatform",
] as const;

export type EdgeContext = LayerContext<typeof UPSTREAM, (typeof SLICES)[number]>;
