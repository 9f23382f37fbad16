/** Declaration of the delivery layer. */
import { deliveryContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Delivery } from "./delivery.ts";

export const delivery = defineLayer({
  contract: deliveryContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Delivery("delivery", context, { providers: [context.awsProvider] }).outputs,
});
