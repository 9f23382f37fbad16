/** Tools of the platform that have no sign-in of their own: reached from outside after OpenID Connect only. */
import { z } from "zod";
import { host } from "./host.ts";

export const tools = z
  .strictObject({
    oidc: z
      .strictObject({
        issuer: z
          .string()
          .regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/\S*)?$/, "must be an https address")
          .meta({ description: "Identity provider; its discovery document is below the address." }),
        clientId: z.string().min(1).meta({
          description:
            "Client at the identity provider. Its secret is the key clientSecret of edge/sign-in in AWS Secrets Manager.",
        }),
        allowedGroups: z
          .array(z.string().min(1))
          .min(1)
          .meta({ description: "Groups, in the claim groups, whose members may enter." }),
      })
      .meta({ description: "Sign-in before every tool." }),
    prometheus: host
      .optional()
      .meta({ description: "Host of Prometheus. Default: not reached from outside." }),
    alertmanager: host
      .optional()
      .meta({ description: "Host of Alertmanager. Default: not reached from outside." }),
    loki: host.optional().meta({ description: "Host of Loki's API. Default: not reached from outside." }),
  })
  .meta({ description: "Prometheus, Alertmanager and Loki behind OpenID Connect." });
