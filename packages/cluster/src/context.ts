/** What the cluster layer is given. */
import type { networkContract } from "@drydock/core/contracts";
import type { LayerContext } from "@drydock/core/layer";

export type ClusterContext = LayerContext<{ network: typeof networkContract }, "cluster" | "network">;
