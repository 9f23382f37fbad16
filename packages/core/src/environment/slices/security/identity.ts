/** Services of identity and authorization on the infrastructure pool: Vault, Keycloak and OpenFGA. */
import { z } from "zod";

const replicas = (description: string) => z.int().min(1).max(7).meta({ description });

/** Name of a secret below the prefix, as AWS Secrets Manager accepts it. */
const databaseSecret = z
  .string()
  .regex(
    /^[A-Za-z0-9_+=.@-]+(\/[A-Za-z0-9_+=.@-]+)*$/,
    "must be a path below externalSecrets.secretPathPrefix, such as keycloak/database",
  )
  .meta({
    description:
      "Secret below secretPathPrefix with the keys host, port, dbname, username and password of the PostgreSQL database.",
  });

const vault = z
  .strictObject({
    replicas: z
      .union([z.literal(1), z.literal(3), z.literal(5)])
      .meta({ description: "Servers of the Raft group: 3 survive the loss of one, 5 of two." }),
    dataStorageGiB: z.int().min(4).max(1024).meta({
      description:
        "Volume of each server in GiB, of the class fast-ssd: at least a five-hundredth of its IOPS, so 32 where it has 16000.",
    }),
    auditStorageGiB: z.int().min(4).max(1024).meta({
      description:
        "Volume of each server's audit log in GiB, of the class standard-ssd. Vault stops when it is full.",
    }),
  })
  .meta({ description: "Vault with Raft storage, TLS and unsealing by KMS." });

const keycloak = z
  .strictObject({
    replicas: replicas(
      "Replicas of Keycloak, which share their sessions; 2 or more survive the loss of a node.",
    ),
    hostname: z
      .string()
      .regex(
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
        "must be a host name such as id.example.com",
      )
      .meta({ description: "Host name that browsers see, and that is in every token." }),
    databaseSecret,
  })
  .meta({ description: "Keycloak on a PostgreSQL database outside of it." });

const openfga = z
  .strictObject({
    replicas: replicas("Replicas of OpenFGA; 2 or more survive the loss of a node."),
    databaseSecret,
  })
  .meta({ description: "OpenFGA on a PostgreSQL database outside of it." });

export const identity = z
  .strictObject({ vault: vault.optional(), keycloak: keycloak.optional(), openfga: openfga.optional() })
  .meta({ description: "Services of identity and authorization. Default: none of them." });

export type IdentitySettings = z.infer<typeof identity>;
export type VaultSettings = NonNullable<IdentitySettings["vault"]>;
export type KeycloakSettings = NonNullable<IdentitySettings["keycloak"]>;
export type OpenfgaSettings = NonNullable<IdentitySettings["openfga"]>;
