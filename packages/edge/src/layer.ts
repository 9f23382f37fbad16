/** Declaration of the edge layer. */
import { edgeContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Edge } from "./edge.ts";

export const edge = defineLayer({
  contract: edgeContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Edge("edge", context, { providers: [context.awsProvider] }).outputs,
});
