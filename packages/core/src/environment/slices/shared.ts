/** Value types that several slices use. */
import { z } from "zod";

/** Retentions that CloudWatch Logs accepts: PutRetentionPolicy, retentionInDays. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const retentionDays = z
  .union(LOG_RETENTION_DAYS.map((days) => z.literal(days)))
  .meta({ description: "Days that CloudWatch Logs keeps the log; one of the values that its API accepts." });

/** Kubernetes quantity of CPU: 100m, 0.5, 4. */
export const cpuQuantity = z
  .string()
  .regex(/^(\d+m|\d+(\.\d{1,3})?)$/, "must be CPU such as 100m or 2, in quotes")
  .meta({ description: "CPU as Kubernetes writes it: 100m is a tenth of a core." });

/** Kubernetes quantity of memory or storage, in binary units. */
export const memoryQuantity = z
  .string()
  .regex(/^\d+(\.\d+)?(Ki|Mi|Gi|Ti)$/, "must be a quantity in binary units such as 300Mi or 4Gi")
  .meta({ description: "Memory in binary units as Kubernetes writes it: 300Mi, 4Gi." });

export const resourceRequirements = z
  .strictObject({
    requests: z
      .strictObject({ cpu: cpuQuantity, memory: memoryQuantity })
      .meta({ description: "What the scheduler keeps free for each replica." }),
    limits: z
      .strictObject({
        cpu: cpuQuantity
          .optional()
          .meta({ description: "CPU above which the container is throttled. Default: no limit." }),
        memory: memoryQuantity.meta({ description: "Memory above which the container is killed." }),
      })
      .meta({ description: "What each replica may use at most; not below the requests." }),
  })
  .meta({ description: "Resources of each replica's container." });

const KEY = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

export const labels = z
  .record(
    z.string().regex(KEY, "must be a label key"),
    z.string().regex(VALUE, "must be a label value, in quotes").meta({ description: "Value of the label." }),
  )
  .meta({ description: "Kubernetes labels of every node." });

/** Key and value of a taint; Kubernetes holds them to the syntax of labels. */
export const taintKeyAndValue = {
  key: z
    .string()
    .regex(KEY, "must be a taint key such as workload")
    .meta({ description: "Key of the taint." }),
  value: z
    .string()
    .regex(VALUE, "must be a taint value, in quotes")
    .meta({ description: "Value of the taint." }),
};

/** Calendar-free duration as Go and Kubernetes write it: 5m, 720h. */
export const duration = z
  .string()
  .regex(/^(?=\d)(\d+h)?(\d+m)?(\d+s)?$/, "must be a duration such as 30s, 5m or 720h");
