/** Delivery: how new versions reach the workloads. */
import { z } from "zod";
import { argoCd } from "./delivery/argo-cd.ts";

export const deliverySlice = z
  .strictObject({
    rollouts: z
      .strictObject({
        replicas: z.int().min(1).max(3).meta({
          description:
            "Replicas of the controller, of which one leads; 2 or more survive the loss of a node.",
        }),
      })
      .meta({ description: "Argo Rollouts: canary and blue-green updates." }),
    argoCd,
  })
  .meta({ description: "How new versions reach the workloads." });

export type DeliverySettings = z.infer<typeof deliverySlice>;
export type { ArgoCdSettings, ArgoTenantSettings } from "./delivery/argo-cd.ts";
