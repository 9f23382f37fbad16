/** The agent platform: agents and their Redis, sized by one of three profiles. */
import { z } from "zod";
import { image } from "./apps/container.ts";
import { plainVariables, secretPath } from "./apps/names.ts";

export const agentPlatformSlice = z
  .strictObject({
    namespace: z.string().min(1).meta({ description: "Namespace, one of namespaces." }),
    profile: z.enum(["Default", "HighThroughput", "LowLatency"]).meta({
      description:
        "Default: 3 to 10 agents. HighThroughput: 10 to 50, larger, with a larger Redis. LowLatency: as many as Default, one a node, on chosen nodes, with Redis on fast-ssd.",
    }),
    image,
    config: plainVariables.meta({
      description: "Variables of the agents: LOG_LEVEL, MAX_RETRIES and the like.",
    }),
    secretKey: secretPath.meta({
      description: "Secret in AWS Secrets Manager with the keys anthropic-api-key and redis-password.",
    }),
    redisSize: z
      .string()
      .regex(/^\d+Gi$/, "must be a size such as 10Gi")
      .meta({ description: "Volume of Redis." }),
    nodeSelector: z
      .record(z.string().min(1), z.string().min(1).meta({ description: "Value of the label." }))
      .optional()
      .meta({ description: "Labels of the nodes that LowLatency runs on. Default: any node." }),
  })
  .meta({ description: "Agents with their Redis. Default: none." });

export type AgentPlatformSettings = z.infer<typeof agentPlatformSlice>;
