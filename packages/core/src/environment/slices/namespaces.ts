/** Namespaces of workloads: tier, Pod Security, mesh, and what each may use in all and for each container. */
import { z } from "zod";
import { cpuQuantity, memoryQuantity } from "./shared.ts";

const count = z.int().min(0).max(100_000).optional();

/** Kubernetes' own names: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const resourceQuota = z
  .strictObject({
    "requests.cpu": cpuQuantity.optional().meta({ description: "Sum of the CPU requests of all pods." }),
    "requests.memory": memoryQuantity
      .optional()
      .meta({ description: "Sum of the memory requests of all pods." }),
    "limits.cpu": cpuQuantity.optional().meta({
      description: "Sum of the CPU limits of all pods. With it every container must have a CPU limit.",
    }),
    "limits.memory": memoryQuantity.optional().meta({ description: "Sum of the memory limits of all pods." }),
    "requests.storage": memoryQuantity.optional().meta({ description: "Sum of the sizes of all claims." }),
    pods: count.meta({ description: "Pods that have not ended." }),
    services: count.meta({ description: "Services." }),
    persistentvolumeclaims: count.meta({ description: "Claims." }),
  })
  .meta({
    description: "Most that all pods of the namespace may ask for together. Default: no bound but the nodes.",
  });

const cpuAndMemory = (description: string) =>
  z.strictObject({ cpu: cpuQuantity, memory: memoryQuantity }).optional().meta({ description });

const storage = (description: string) =>
  z.strictObject({ storage: memoryQuantity }).optional().meta({ description });

/** Kubernetes' own names: https://kubernetes.io/docs/concepts/policy/limit-range/ */
const limitRange = z
  .strictObject({
    container: z
      .strictObject({
        default: cpuAndMemory("Limits of a container that states none."),
        defaultRequest: cpuAndMemory("Requests of a container that states none."),
        max: cpuAndMemory("Most that a container may have as its limit."),
        min: cpuAndMemory("Least that a container must request."),
      })
      .optional()
      .meta({ description: "Bounds and defaults of each container." }),
    pod: z
      .strictObject({
        max: cpuAndMemory("Most that the containers of a pod may have together."),
        min: cpuAndMemory("Least that the containers of a pod must request together."),
      })
      .optional()
      .meta({ description: "Bounds of each pod, its sidecar included." }),
    persistentVolumeClaim: z
      .strictObject({
        max: storage("Largest claim."),
        min: storage("Smallest claim."),
      })
      .optional()
      .meta({ description: "Bounds of each claim." }),
  })
  .meta({ description: "Bounds and defaults of single containers, pods and claims. Default: none." });

const namespace = z
  .strictObject({
    tier: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,30}$/, "must be 1 to 31 lower-case letters, digits and hyphens")
      .meta({ description: "Label that says what the namespace is for: application, data, infrastructure." }),
    podSecurity: z.enum(["restricted", "baseline", "privileged"]).meta({
      description: "Pod Security Standard that is enforced, audited and warned of.",
    }),
    istioInjection: z.boolean().meta({ description: "Whether pods join the mesh." }),
    resourceQuota: resourceQuota.optional(),
    limitRange: limitRange.optional(),
  })
  .meta({ description: "A namespace; it starts closed but for DNS and the scraping of metrics." });

export const namespacesSlice = z
  .record(
    z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a DNS label of at most 63 characters"),
    namespace,
  )
  .meta({
    description: "Namespaces of workloads by name. Those of the platform's own controllers are not listed.",
  });

export type NamespacesSettings = z.infer<typeof namespacesSlice>;
export type NamespaceSettings = NamespacesSettings[string];
