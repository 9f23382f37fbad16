/** One container of an app: image, ports, resources, variables, probes. */
import { z } from "zod";
import { cpuQuantity, memoryQuantity } from "../shared.ts";
import { dnsLabel, plainVariables, portNumber, secretVariables } from "./names.ts";

export const image = z
  .strictObject({
    registry: z
      .string()
      .regex(/^[a-z0-9.-]+\.[a-z]{2,}(\/[a-z0-9._-]+)*$/, "must be a registry such as public.ecr.aws/docker")
      .optional()
      .meta({ description: "Registry of somebody else's image. Default: the environment's own ECR." }),
    repository: z
      .string()
      .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, "must be the name of a repository such as api-gateway")
      .meta({ description: "Repository; in the own ECR one of security.imageRepositories.names." }),
    tag: z
      .string()
      .regex(
        /^(?!latest$)[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$/,
        "must be an exact tag such as v1.2.3, not latest",
      )
      .meta({ description: "Exact tag; in the own ECR it cannot be overwritten." }),
    digest: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/, "must be a digest: sha256: and 64 hexadecimal digits")
      .optional()
      .meta({ description: "Digest, which no registry can change. Default: none." }),
  })
  .meta({ description: "Image of the container." });

export const ports = z
  .array(
    z
      .strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/, "must be a port name such as http")
          .meta({ description: "Name of the port; the one called metrics is scraped." }),
        port: portNumber.meta({ description: "Port that the container listens on." }),
        servicePort: portNumber
          .optional()
          .meta({ description: "Port of the Service. Default: the container's." }),
        appProtocol: z
          .enum(["http", "http2", "grpc", "tcp"])
          .optional()
          .meta({ description: "What is spoken, for the mesh. Default: by the port's name." }),
      })
      .meta({ description: "A port." }),
  )
  .default([])
  .meta({ description: "Ports that the container listens on. Default: none." });

const resourceList = (description: string) =>
  z
    .strictObject({
      cpu: cpuQuantity,
      memory: memoryQuantity,
      ephemeralStorage: memoryQuantity
        .optional()
        .meta({ description: "Disk of the node. Default: 1Gi requested, 2Gi at most." }),
    })
    .meta({ description });

export const resources = z
  .strictObject({
    requests: resourceList("What the scheduler keeps free for each pod."),
    limits: resourceList("Most that each pod may use."),
  })
  .meta({ description: "Resources of each pod's container." });

const count = (description: string) => z.int().min(0).max(3600).optional().meta({ description });

const probe = (description: string) =>
  z
    .strictObject({
      path: z
        .string()
        .startsWith("/", "must be a path such as /health")
        .optional()
        .meta({ description: "Path that is asked over HTTP. Default: a TCP connection." }),
      port: portNumber.optional().meta({ description: "Port that is asked. Default: the first one." }),
      command: z
        .array(z.string().meta({ description: "Word of the command." }))
        .min(1)
        .optional()
        .meta({ description: "Command that is run in the container instead." }),
      initialDelaySeconds: count("Seconds before the first question."),
      periodSeconds: count("Seconds between questions."),
      timeoutSeconds: count("Seconds that an answer may take."),
      successThreshold: count("Good answers in a row that are needed; 1 but for readiness."),
      failureThreshold: count("Bad answers in a row that are too many."),
    })
    .optional()
    .meta({ description });

export const probes = z
  .strictObject({
    liveness: probe("Restarts the container."),
    readiness: probe("Takes the pod out of its services."),
    startup: probe("Holds the other two back."),
  })
  .optional()
  .meta({ description: "How the kubelet asks the container. Default: connections to its first port." });

const words = (description: string) =>
  z
    .array(z.string().meta({ description: "One word of it." }))
    .optional()
    .meta({ description });

/** What an app's own container and its sidecars have in common. */
export const containerFields = {
  image,
  command: words("Entry point. Default: the image's."),
  args: words("Arguments. Default: the image's."),
  ports,
  resources,
  env: plainVariables.optional().meta({ description: "Plain variables, never secret ones. Default: none." }),
  secretEnv: secretVariables
    .optional()
    .meta({ description: "Variables from keys of Secrets. Default: none." }),
  secretFiles: z
    .record(
      dnsLabel("the name of a Secret"),
      z.string().startsWith("/", "must be a path").meta({ description: "Directory of its keys as files." }),
    )
    .optional()
    .meta({
      description: "Secrets as files, by name: unlike variables they are in no crash report. Default: none.",
    }),
  probes,
} as const;

export const sidecars = z
  .array(
    z
      .strictObject({
        name: dnsLabel("the name of a container").meta({ description: "Container." }),
        ...containerFields,
      })
      .meta({ description: "A container beside the app's own, such as an exporter of metrics." }),
  )
  .optional()
  .meta({ description: "Further containers of each pod. Default: none." });
