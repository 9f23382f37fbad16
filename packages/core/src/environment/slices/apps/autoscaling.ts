/** How many pods an app has, and how large they are. */
import { z } from "zod";
import { cpuQuantity, memoryQuantity } from "../shared.ts";
import { trigger } from "./triggers.ts";

const replicas = (description: string) => z.int().min(1).max(1000).meta({ description });
const percent = (description: string) => z.int().min(1).max(1000).optional().meta({ description });

const rules = (description: string) =>
  z
    .strictObject({
      stabilizationWindowSeconds: z
        .int()
        .min(0)
        .max(3600)
        .optional()
        .meta({ description: "Seconds looked back." }),
      policies: z
        .array(
          z
            .strictObject({
              type: z.enum(["Pods", "Percent"]).meta({ description: "What is counted." }),
              value: z.int().min(1).meta({ description: "Most that may change in a period." }),
              periodSeconds: z.int().min(1).max(1800).meta({ description: "Length of the period." }),
            })
            .meta({ description: "A bound on the speed." }),
        )
        .optional()
        .meta({ description: "Bounds on the speed." }),
      selectPolicy: z
        .enum(["Max", "Min", "Disabled"])
        .optional()
        .meta({ description: "Which bound counts." }),
    })
    .optional()
    .meta({ description });

const behavior = z
  .strictObject({
    scaleUp: rules("How fast pods are added."),
    scaleDown: rules("How fast pods are taken away."),
  })
  .optional()
  .meta({
    description:
      "Speed. Default: up at once by the larger of 100 % and 4 pods a minute; down after 5 minutes by the smaller of 50 % and 2 pods.",
  });

const range = {
  minReplicas: replicas("Fewest pods."),
  maxReplicas: replicas("Most pods; each of them has to fit the quota of the namespace."),
  behavior,
} as const;

const horizontal = z
  .strictObject({
    ...range,
    cpuUtilization: percent("Percent of the CPU request."),
    memoryUtilization: percent("Percent of the memory request."),
    podMetrics: z
      .record(
        z.string().min(1),
        z.string().min(1).meta({ description: "Average of all pods, as a Kubernetes quantity." }),
      )
      .optional()
      .meta({
        description: "Metrics of each pod that Prometheus Adapter serves, such as http_requests_per_second.",
      }),
  })
  .optional()
  .meta({ description: "HorizontalPodAutoscaler. Default: none." });

const eventDriven = z
  .strictObject({
    ...range,
    triggers: z
      .array(trigger)
      .min(1)
      .meta({ description: "What the number of pods follows; the largest answer counts." }),
  })
  .optional()
  .meta({ description: "KEDA, which makes a HorizontalPodAutoscaler of its own. Default: none." });

const size = (description: string) =>
  z.strictObject({ cpu: cpuQuantity, memory: memoryQuantity }).optional().meta({ description });

const vertical = z
  .strictObject({
    updateMode: z.enum(["Off", "Initial", "Recreate", "InPlaceOrRecreate", "Auto"]).meta({
      description: "Off recommends only; Initial sizes new pods; the others resize pods that run.",
    }),
    minAllowed: size("Smallest requests."),
    maxAllowed: size("Largest requests."),
  })
  .optional()
  .meta({
    description: "VerticalPodAutoscaler; never acts on what a horizontal one scales by. Default: none.",
  });

export const autoscaling = z
  .strictObject({ horizontal, eventDriven, vertical })
  .optional()
  .meta({ description: "Number and size of the pods. Default: fixed." });
