/** The network layer. */
export { network } from "./layer.ts";
export { Network, type NetworkArgs } from "./network.ts";
