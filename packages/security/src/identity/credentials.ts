/** Credentials of services: read from AWS Secrets Manager, or made up inside of the cluster. Never in a file or a plan. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { API_VERSION, type SecretStores } from "../secrets/stores.ts";

export interface DatabaseCredentialsArgs {
  readonly namespace: pulumi.Input<string>;
  /** Name of the Kubernetes secret. */
  readonly secretName: string;
  /** Name of the secret in AWS Secrets Manager, below the prefix. */
  readonly databaseSecret: string;
  /** Keys of the Kubernetes secret, as templates over host, port, dbname, username and password. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The database is of a layer after this one. Until its secret is there this one is not ready and its service's pods
 * wait; nothing else does.
 */
const LATER = { "pulumi.com/skipAwait": "true" } as const;

export function createDatabaseCredentials(
  { parent, name, context, provider }: Installing,
  { awsSecretsManager }: SecretStores,
  { namespace, secretName, databaseSecret, keys }: DatabaseCredentialsArgs,
): k8s.apiextensions.CustomResource {
  const { secretPathPrefix, refreshInterval } = context.settings.security.externalSecrets;
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${secretName}`,
    {
      apiVersion: API_VERSION,
      kind: "ExternalSecret",
      metadata: { name: secretName, namespace, annotations: LATER },
      spec: {
        refreshInterval,
        secretStoreRef: { kind: "ClusterSecretStore", name: awsSecretsManager.metadata.name },
        target: {
          name: secretName,
          creationPolicy: "Owner",
          template: { engineVersion: "v2", data: { ...keys } },
        },
        dataFrom: [{ extract: { key: `${secretPathPrefix}/${databaseSecret}` } }],
      },
    },
    { parent, provider, dependsOn: [awsSecretsManager] },
  );
}

export interface GeneratedSecretArgs {
  readonly namespace: pulumi.Input<string>;
  readonly secretName: string;
  /** Keys of the Kubernetes secret, as templates over password. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Made once, inside of the cluster, by External Secrets: neither Pulumi nor its state ever sees the value. */
export function createGeneratedSecret(
  { parent, name, provider }: Installing,
  { awsSecretsManager }: SecretStores,
  { namespace, secretName, keys }: GeneratedSecretArgs,
): k8s.apiextensions.CustomResource {
  const generator = new k8s.apiextensions.CustomResource(
    `${name}-generator-${secretName}`,
    {
      apiVersion: "generators.external-secrets.io/v1alpha1",
      kind: "Password",
      metadata: { name: secretName, namespace },
      spec: { length: 48, digits: 12, symbols: 0, noUpper: false, allowRepeat: true },
    },
    { parent, provider, dependsOn: [awsSecretsManager] },
  );
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${secretName}`,
    {
      apiVersion: API_VERSION,
      kind: "ExternalSecret",
      metadata: { name: secretName, namespace },
      spec: {
        refreshPolicy: "CreatedOnce",
        target: {
          name: secretName,
          creationPolicy: "Owner",
          template: { engineVersion: "v2", data: { ...keys } },
        },
        dataFrom: [
          {
            sourceRef: {
              generatorRef: {
                apiVersion: "generators.external-secrets.io/v1alpha1",
                kind: "Password",
                name: generator.metadata.name,
              },
            },
          },
        ],
      },
    },
    { parent, provider, dependsOn: [generator] },
  );
}
