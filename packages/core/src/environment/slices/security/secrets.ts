/** Secrets: where they are kept, and who reads them into the cluster. */
import { z } from "zod";

export const externalSecrets = z
  .strictObject({
    replicas: z.int().min(1).max(3).meta({
      description: "Replicas of each part of External Secrets; one of the controllers leads.",
    }),
    secretPathPrefix: z
      .string()
      .regex(
        /^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*$/,
        "must be a path without slashes at its ends, such as drydock/prod",
      )
      .meta({
        description:
          "Names of secrets in AWS Secrets Manager that the cluster may read: this path and all below it, nothing else. A secret costs 0.40 USD a month.",
      }),
    refreshInterval: z
      .string()
      .regex(/^(?=\d)(\d+h)?(\d+m)?$/, "must be a duration such as 1h or 30m")
      .meta({
        description:
          "Time between two readings of each secret, so the longest that a rotated value takes. 10,000 readings cost 0.05 USD.",
      }),
    vaultStore: z.boolean().default(false).meta({
      description:
        "Whether Vault is a second store beside AWS Secrets Manager. Needs identity.vault. Default: false.",
    }),
  })
  .meta({ description: "External Secrets with AWS Secrets Manager." });

export type ExternalSecretsSettings = z.infer<typeof externalSecrets>;
