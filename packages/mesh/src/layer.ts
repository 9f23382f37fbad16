/** Declaration of the mesh layer. */
import { meshContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { SLICES, UPSTREAM } from "./context.ts";
import { Mesh } from "./mesh.ts";

export const mesh = defineLayer({
  contract: meshContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Mesh("mesh", context, { providers: [context.awsProvider] }).outputs,
});
