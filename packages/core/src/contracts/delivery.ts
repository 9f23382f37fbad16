/** Contract of the delivery layer. */
import { z } from "zod";
import { defineContract } from "./contract.ts";

export const deliveryContract = defineContract({
  layer: "delivery",
  version: 1,
  outputs: {
    /** Release of Argo Rollouts; known once Rollout is served and its controller runs. */
    rolloutsRelease: z.string(),
  },
});
