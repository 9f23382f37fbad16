/** How callers find the region that serves them. */
import { z } from "zod";
import { host } from "./host.ts";

const role = z.enum(["Primary", "Secondary"]).meta({
  description: "Primary serves while it is healthy; Secondary when it is not.",
});

const none = z
  .strictObject({ kind: z.literal("none").meta({ description: "One region; hosts lead to it alone." }) })
  .meta({ description: "No other region." });

const route53Failover = z
  .strictObject({
    kind: z.literal("route53Failover").meta({ description: "DNS answers with the region that is healthy." }),
    role,
    ownHost: host.meta({
      description:
        "Host that always leads to this region: what the health check asks. Below a hosted zone of the environment.",
    }),
  })
  .meta({
    description:
      "Records of both regions with a health check. Callers follow within the time to live of their resolver, a minute or more.",
  });

const globalAccelerator = z
  .strictObject({
    kind: z.literal("globalAccelerator").meta({ description: "Two fixed addresses for both regions." }),
    listenerArn: z
      .string()
      .regex(
        /^arn:aws:globalaccelerator::\d{12}:accelerator\/[0-9a-f-]{36}\/listener\/[0-9a-z]+$/,
        "must be the ARN of a listener of Global Accelerator",
      )
      .optional()
      .meta({
        description:
          "Listener of the primary, an output of its edge stack: this environment joins it. Default: none; this environment makes the accelerator.",
      }),
    trafficDialPercentage: z.int().min(0).max(100).default(100).meta({
      description:
        "Share of the callers nearest to this region that it serves; 0 for a standby, which then serves only when no other region is healthy. Default: 100.",
    }),
  })
  .meta({
    description: "AWS Global Accelerator: failover within seconds, at 18 USD a month and a charge by the GB.",
  });

export const regions = z
  .discriminatedUnion("kind", [none, route53Failover, globalAccelerator])
  .meta({ description: "How callers find the region that serves them." });
