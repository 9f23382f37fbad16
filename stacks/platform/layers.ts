/** The platform's layers in the order in which they are deployed; they are destroyed in reverse. */
import { cluster } from "@drydock/cluster";
import type { AnyLayer } from "@drydock/core/layer";
import { network } from "@drydock/network";
import { nodePools } from "@drydock/nodepools";

export const LAYERS: readonly AnyLayer[] = [network, cluster, nodePools];
