/** What the cluster admits: which namespaces are held to the rules, and the rules' own values. */
import { z } from "zod";

export const admission = z
  .strictObject({
    enforcement: z.enum(["Enforce", "Observe"]).meta({
      description:
        "Enforce: what breaks a rule in an enforced namespace is refused. Observe: it is admitted, warned of and reported.",
    }),
    enforcedNamespaces: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
            "must be the name of a namespace of the environment, such as application",
          ),
      )
      .min(1)
      .meta({
        description:
          "Namespaces, by their names in namespaces, whose workloads must keep the rules. All others are reported on only.",
      }),
    requiredLabels: z
      .array(
        z
          .string()
          .regex(
            /^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
            "must be a label key such as app.kubernetes.io/name",
          ),
      )
      .min(1)
      .meta({ description: "Labels that every workload and pod has." }),
    allowedRegistries: z
      .array(
        z
          .string()
          .regex(
            /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[a-z0-9._-]+)*$/,
            "must be a registry, or a path in one, such as public.ecr.aws/docker",
          ),
      )
      .min(1)
      .meta({
        description:
          "Registries, or paths in them, that images may come from, whole parts of a path at a time.",
      }),
    gatekeeperReplicas: z.int().min(1).max(5).meta({
      description: "Replicas of the Gatekeeper webhook; 2 or more survive the loss of a node.",
    }),
    auditIntervalSeconds: z.int().min(30).max(3600).meta({
      description: "Seconds between two audits of everything that runs.",
    }),
  })
  .meta({ description: "Rules of admission, by ValidatingAdmissionPolicy and by Gatekeeper." });

export type AdmissionSettings = z.infer<typeof admission>;
