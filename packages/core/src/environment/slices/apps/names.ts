/** Names that several parts of an app use. */
import { z } from "zod";

export const dnsLabel = (what: string) =>
  z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/, `must be ${what}: lower-case letters, digits and hyphens`);

export const portNumber = z.int().min(1).max(65_535);

/** A path below externalSecrets.secretPathPrefix, as AWS Secrets Manager accepts it. */
export const secretPath = z
  .string()
  .regex(/^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*$/, "must be a path such as llm-agent/database");

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of a variable such as LOG_LEVEL");

export const plainVariables = z.record(
  variable,
  z.string().meta({ description: "Value, in quotes where it is a number or true or false." }),
);

export const secretVariables = z.record(
  variable,
  z
    .strictObject({
      secret: dnsLabel("the name of a Secret").meta({ description: "Secret of the namespace." }),
      key: z.string().min(1).meta({ description: "Key of the Secret." }),
    })
    .meta({ description: "A key of a Secret." }),
);
