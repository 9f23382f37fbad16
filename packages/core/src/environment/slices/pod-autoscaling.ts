/** Controllers that scale pods: KEDA, Vertical Pod Autoscaler and Prometheus Adapter. */
import { z } from "zod";

export const podAutoscalingSlice = z
  .strictObject({
    replicas: z.int().min(1).max(3).meta({
      description: "Replicas of each controller; 2 or more survive the loss of a node.",
    }),
  })
  .meta({ description: "KEDA, Vertical Pod Autoscaler and Prometheus Adapter." });

export type PodAutoscalingSettings = z.infer<typeof podAutoscalingSlice>;
