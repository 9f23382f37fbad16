/** Contract of the delivery layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const deliveryContract = defineContract({
  layer: "delivery",
  version: 1,
  outputs: {
    /** Release of Argo Rollouts; known once Rollout is served and its controller runs. */
    rolloutsRelease: z.string(),
    /** Release of Argo CD; known once Application is served and its controllers run. */
    argoCdRelease: z.string(),
    /** Where people open Argo CD. */
    argoCdUrl: z.string(),
    /** Namespaces of the tenants that Argo CD deploys: name to name. Known once they are closed and bounded. */
    tenantNamespaces: z.record(z.string(), z.string()),
  },
});
