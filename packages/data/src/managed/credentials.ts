/** Master user of the database: a password of RDS, one of the platform, or those of the source that it follows. */
import type { ManagedPostgresqlSettings } from "@drydock/core/environment";
import type { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { DataContext } from "../context.ts";
import type { Copies } from "./backup-copies.ts";

/** Not postgres or admin, which are guessed first. */
const MASTER_USER = "drydock";
/** Letters and digits: RDS refuses some signs, and programs quote others wrongly. 40 of them are over 230 bits. */
const PASSWORD = { length: 40, special: false } as const;
/** Days in which a deleted secret can be had back. */
const RECOVERY_DAYS = 30;

export interface Credentials {
  readonly inputs: Partial<aws.rds.InstanceArgs>;
  /** By service; empty where the secret is the source's. */
  readonly secretArnOf: (instance: aws.rds.Instance) => Readonly<Record<string, pulumi.Output<string>>>;
}

export function createCredentials(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  { masterPassword, replicaOf }: ManagedPostgresqlSettings,
  { keyArn }: EncryptionKey,
  copies: Copies | undefined,
): Credentials {
  if (replicaOf !== undefined) return { inputs: {}, secretArnOf: () => ({}) };
  if (masterPassword === "RdsManaged") return managedByRds(keyArn);
  const made = new random.RandomPassword(`${name}-postgresql-master-password`, PASSWORD, { parent });
  const password = pulumi.secret(made.result);
  const secret = createSecret(parent, name, context, keyArn, copies);
  const version = new aws.secretsmanager.SecretVersion(
    `${name}-postgresql-master-value`,
    {
      secretId: secret.id,
      secretString: password.apply(masterSecret),
    },
    { parent },
  );
  const secretArn = pulumi.all([secret.arn, version.id]).apply(([arn]) => arn);
  return {
    inputs: { username: MASTER_USER, password },
    secretArnOf: () => ({ postgresql: secretArn }),
  };
}

/** Of the form that RDS itself writes, so that readers need not know who made it. */
export function masterSecret(password: string): string {
  return JSON.stringify({ username: MASTER_USER, password });
}

function managedByRds(keyArn: pulumi.Output<string>): Credentials {
  return {
    inputs: { username: MASTER_USER, manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn },
    secretArnOf: ({ masterUserSecrets }) => ({
      postgresql: masterUserSecrets.apply(([secret]) => secret?.secretArn ?? ""),
    }),
  };
}

/** The replica is readable when the region of its source is lost. */
function createSecret(
  parent: pulumi.Resource,
  name: string,
  { environment }: DataContext,
  keyArn: pulumi.Output<string>,
  copies: Copies | undefined,
): aws.secretsmanager.Secret {
  return new aws.secretsmanager.Secret(
    `${name}-postgresql-master`,
    {
      description: `Master user of the database of ${environment}.`,
      kmsKeyId: keyArn,
      recoveryWindowInDays: RECOVERY_DAYS,
      replicas: copies ? [{ region: copies.region, kmsKeyId: copies.keyArn }] : [],
    },
    { parent },
  );
}
