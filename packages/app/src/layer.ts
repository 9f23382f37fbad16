/** Declaration of the app layer. */
import { appContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { Apps } from "./apps.ts";
import { SLICES, UPSTREAM } from "./context.ts";

export const app = defineLayer({
  contract: appContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Apps("app", context, { providers: [context.awsProvider] }).outputs,
});
