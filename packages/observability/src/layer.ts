/** Declaration of the observability layer. */
import { observabilityContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Observability } from "./observability.ts";

export const observability = defineLayer({
  contract: observabilityContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) =>
    new Observability("observability", context, { providers: [context.awsProvider] }).outputs,
});
