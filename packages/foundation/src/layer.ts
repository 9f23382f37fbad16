/** Declaration of the foundation layer. */
import { foundationContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Foundation } from "./foundation.ts";

export const foundation = defineLayer({
  contract: foundationContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Foundation("foundation", context, { providers: [context.awsProvider] }).outputs,
});
