/** Workloads of the environment: one block an app, with everything that differs between apps. */
import { z } from "zod";
import { memoryQuantity, taintKeyAndValue } from "./shared.ts";
import { autoscaling } from "./apps/autoscaling.ts";
import { containerFields, image, sidecars } from "./apps/container.ts";
import { dnsLabel, plainVariables, secretPath } from "./apps/names.ts";
import { flows, traffic } from "./apps/traffic.ts";

const fixedReplicas = z.int().min(1).max(1000).optional().meta({
  description: "Pods at the start; an autoscaler decides afterwards. Default: its minimum, else 3.",
});

const controller = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("Deployment").meta({ description: "Pods without a state of their own." }),
      replicas: fixedReplicas,
    }),
    z.strictObject({
      kind: z.literal("StatefulSet").meta({ description: "Pods with names and volumes of their own." }),
      replicas: fixedReplicas,
    }),
    z.strictObject({
      kind: z.literal("Rollout").meta({ description: "Argo Rollouts." }),
      replicas: fixedReplicas,
      strategy: z.enum(["Canary", "BlueGreen"]).meta({
        description:
          "Canary: 5, 20, 50, 100 percent with pauses of 2, 5 and 10 minutes. BlueGreen: all at once, when promoted.",
      }),
    }),
  ])
  .default({ kind: "Deployment" })
  .meta({ description: "What runs the pods. Default: a Deployment." });

const secret = z
  .strictObject({
    remoteKey: secretPath.meta({
      description: "Secret in AWS Secrets Manager, below security.externalSecrets.secretPathPrefix.",
    }),
    keys: z
      .array(z.string().min(1).meta({ description: "Key." }))
      .min(1)
      .optional()
      .meta({
        description:
          "Keys of the secret's JSON, which become keys of the Secret. Default for a registry: the whole.",
      }),
    files: z
      .record(
        z.string().regex(/^[A-Za-z0-9._-]+$/, "must be the name of a file"),
        z.string().min(1).meta({ description: "Template." }),
      )
      .optional()
      .meta({
        description: "Further keys, as templates of External Secrets over those in keys. Default: none.",
      }),
    type: z
      .enum(["Opaque", "Registry"])
      .default("Opaque")
      .meta({ description: "Registry: the secret is a Docker configuration, and pods pull with it." }),
  })
  .meta({
    description: "A Secret that External Secrets keeps; the file names it and never holds its value.",
  });

const claims = z
  .array(
    z
      .strictObject({
        name: dnsLabel("the name of a volume").meta({ description: "Volume." }),
        mountPath: z.string().startsWith("/", "must be a path").meta({ description: "Where it is mounted." }),
        size: memoryQuantity.meta({ description: "Size; charged for as long as the claim is there." }),
        storageClassName: z
          .string()
          .min(1)
          .optional()
          .meta({ description: "Default: the cluster's default class." }),
      })
      .meta({ description: "A persistent volume." }),
  )
  .optional()
  .meta({ description: "Persistent volumes. Default: none." });

const serviceAccount = z
  .strictObject({
    name: dnsLabel("the name of a service account")
      .optional()
      .meta({ description: "Default: the app's name." }),
    mountToken: z.boolean().optional().meta({
      description: "Whether pods may ask the Kubernetes API, for what their role reads. Default: false.",
    }),
    readableSecrets: z
      .array(z.string().min(1).meta({ description: "Secret." }))
      .optional()
      .meta({ description: "Secrets that the account may get, by name. Default: none." }),
    vaultRole: z
      .string()
      .min(1)
      .optional()
      .meta({ description: "Role of Vault's Kubernetes authentication." }),
  })
  .optional()
  .meta({ description: "Identity of the pods." });

const separation = z.enum(["Required", "Preferred", "None"]).optional();

const scheduling = z
  .strictObject({
    priorityClassName: z.string().min(1).optional().meta({ description: "Default: application." }),
    preferredWorkload: z.string().min(1).optional().meta({
      description: "Nodes with this value of the label workload are preferred. Default: no preference.",
    }),
    neverOnSpot: z.boolean().optional().meta({
      description: "Whether nodes of spot capacity are refused: for what keeps data. Default: false.",
    }),
    nodeSelector: z
      .record(z.string().min(1), z.string().min(1).meta({ description: "Value of the label." }))
      .optional()
      .meta({ description: "Labels that nodes must have. Default: any node." }),
    tolerations: z
      .array(
        z
          .strictObject({
            ...taintKeyAndValue,
            effect: z.enum(["NoSchedule", "NoExecute", "PreferNoSchedule"]).meta({ description: "Effect." }),
          })
          .meta({ description: "A taint that the pods take." }),
      )
      .optional()
      .meta({ description: "Taints that the pods take. Default: none." }),
    antiAffinity: z
      .strictObject({
        host: separation.meta({ description: "Pods apart on nodes. Default: Preferred." }),
        zone: separation.meta({ description: "Pods apart in zones. Default: Preferred." }),
      })
      .optional()
      .meta({ description: "How far pods keep apart." }),
  })
  .optional()
  .meta({ description: "Where pods run." });

const budget = z.union([
  z.int().min(0).max(1000),
  z.string().regex(/^\d{1,3}%$/, "must be a number or a percentage"),
]);

export const app = z
  .strictObject({
    namespace: z.string().min(1).meta({ description: "Namespace, one of namespaces." }),
    containerName: dnsLabel("the name of a container")
      .optional()
      .meta({ description: "Default: the app's name." }),
    controller,
    ...containerFields,
    image,
    sidecars,
    qualityOfService: z
      .enum(["Guaranteed", "Burstable"])
      .optional()
      .meta({ description: "Default: Burstable." }),
    config: plainVariables.optional().meta({
      description: "Keys of a ConfigMap, given to the container as variables. Default: none.",
    }),
    secrets: z
      .record(dnsLabel("the name of a Secret"), secret)
      .default({})
      .meta({ description: "Secrets that the app needs, by name. Default: none." }),
    scratch: z
      .record(
        dnsLabel("the name of a volume"),
        z.string().startsWith("/", "must be a path").meta({ description: "Path." }),
      )
      .optional()
      .meta({
        description: "Directories that may be written, beside /tmp; empty at the start. Default: none.",
      }),
    claims,
    runAsUser: z.int().min(1).max(65_535).optional().meta({ description: "User and group. Default: 1000." }),
    serviceAccount,
    scheduling,
    disruption: z
      .union([
        z.strictObject({
          minAvailable: budget.meta({ description: "Pods that stay when nodes are drained." }),
        }),
        z.strictObject({ maxUnavailable: budget.meta({ description: "Pods that may go at once." }) }),
      ])
      .optional()
      .meta({ description: "PodDisruptionBudget. Default: one pod at a time." }),
    service: z
      .strictObject({
        name: dnsLabel("the name of a service").optional().meta({ description: "Default: the app's name." }),
        headless: z
          .boolean()
          .optional()
          .meta({ description: "DNS gives the pods themselves. Default: false." }),
      })
      .optional()
      .meta({ description: "Service of all ports." }),
    terminationGracePeriodSeconds: z.int().min(1).max(600).optional().meta({ description: "Default: 30." }),
    autoscaling,
    traffic,
    flows,
  })
  .meta({ description: "A workload; what is not stated has a safe default." });

export const appsSlice = z
  .record(dnsLabel("the name of an app"), app)
  .default({})
  .meta({ description: "Workloads by name. Default: none." });

export type AppsSettings = z.infer<typeof appsSlice>;
export type AppSettings = AppsSettings[string];
export type AppFlow = AppSettings["flows"][number];
