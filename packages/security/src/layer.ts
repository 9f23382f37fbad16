/** Declaration of the security layer. */
import { securityContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Security } from "./security.ts";

export const security = defineLayer({
  contract: securityContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Security("security", context, { providers: [context.awsProvider] }).outputs,
});
