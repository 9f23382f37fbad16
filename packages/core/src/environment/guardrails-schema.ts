/** guardrails.yaml: limits on all environments, set by another owner than the environments themselves. */
import { z } from "zod";
import { environmentName, region } from "./slices/identity.ts";

const instanceFamily = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "must be an instance family such as m5")
  .meta({ description: "Family part of an instance type: m5 of m5.large." });

const kubernetesMinor = z
  .string()
  .regex(/^1\.\d{2}$/, 'must be a Kubernetes minor in quotes, such as "1.35"')
  .meta({ description: "Kubernetes minor, in quotes." });

const registry = z
  .string()
  .regex(
    /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[a-z0-9._/-]+)?$/,
    "must be a registry, with a path or without, such as public.ecr.aws/karpenter",
  )
  .meta({
    description: "Host of a container registry, with a path or without: everything below it is allowed.",
  });

const helmRepository = z
  .string()
  .regex(
    /^(https|oci):\/\/[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[A-Za-z0-9._/-]+)?$/,
    "must be a chart repository, such as https://charts.example.com or oci://public.ecr.aws/karpenter",
  )
  .meta({ description: "Repository of Helm charts, by https or oci: everything below it is allowed." });

export const guardrailsSchema = z
  .strictObject({
    schemaVersion: z.literal(1).meta({ description: "Version of this file's format." }),
    allowedRegions: z
      .array(region)
      .min(1)
      .meta({ description: "AWS regions in which environments may be: where data may be kept." }),
    allowedInstanceFamilies: z
      .array(instanceFamily)
      .min(1)
      .meta({ description: "EC2 instance families that pools may be built from." }),
    allowedKubernetesVersions: z
      .array(kubernetesMinor)
      .min(1)
      .meta({ description: "Kubernetes minors that clusters may run." }),
    allowedContainerRegistries: z
      .array(registry)
      .min(1)
      .meta({ description: "Registries that images may be pulled from." }),
    allowedHelmRepositories: z
      .array(helmRepository)
      .default([])
      .meta({ description: "Repositories that Helm releases may come from. Every one when empty." }),
    maxPoolSize: z
      .int()
      .min(1)
      .max(450)
      .meta({ description: "Largest maxSize of one managed node pool, in nodes. 450 is the EKS quota." }),
    maxReplicas: z
      .int()
      .min(1)
      .max(1000)
      .meta({ description: "Largest number of replicas of one workload, autoscaling included." }),
    requiredTags: z
      .array(z.string().min(1).max(128).meta({ description: "Key of a tag." }))
      .min(1)
      .meta({ description: "Keys of tags that every taggable resource must carry." }),
    requiredLabels: z
      .array(z.string().min(1).max(317).meta({ description: "Key of a label." }))
      .default([])
      .meta({ description: "Keys of labels that every workload and its pods must carry. None when empty." }),
    requiredNamespaceLabels: z
      .array(z.string().min(1).max(317).meta({ description: "Key of a label." }))
      .default([])
      .meta({ description: "Keys of labels that every namespace must carry. None when empty." }),
    allowedStorageClasses: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, "must be a storage class such as standard-ssd")
          .meta({ description: "Name of a storage class." }),
      )
      .default([])
      .meta({ description: "Storage classes that claims of volumes may name. Every one when empty." }),
    environments: z
      .record(
        environmentName,
        z
          .strictObject({
            maxNodes: z.int().min(1).max(5000).meta({
              description: "Most nodes of all managed pools together, in nodes: the sum of maxSize.",
            }),
            monthlyBudgetUsd: z.int().min(1).meta({
              description: "Most that the environment may be estimated to cost, in US dollars a month.",
            }),
          })
          .meta({ description: "Limits of one environment, by its name." }),
      )
      .meta({
        description:
          "Limits that differ between environments. An environment without an entry has none of these two.",
      }),
  })
  .meta({
    title: "Drydock guardrails",
    description: "Limits that hold for every environment, whoever edits it.",
  });

export type Guardrails = z.infer<typeof guardrailsSchema>;
