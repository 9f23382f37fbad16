/** Declaration of the data layer. */
import { dataContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Data } from "./data.ts";

export const data = defineLayer({
  contract: dataContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Data("data", context, { providers: [context.awsProvider] }).outputs,
});
