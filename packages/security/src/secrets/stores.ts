/** Stores that external secrets read from: AWS Secrets Manager, and Vault where the environment wants it. */
import type { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Installing } from "../installing.ts";
import { NAMESPACE } from "./external-secrets.ts";

export const API_VERSION = "external-secrets.io/v1";

export interface SecretStores {
  readonly awsSecretsManager: k8s.apiextensions.CustomResource;
  readonly vault?: k8s.apiextensions.CustomResource;
}

export function createSecretStores(installing: Installing, controller: HelmAddon): SecretStores {
  const { context } = installing;
  const { vaultStore } = context.settings.security.externalSecrets;
  return {
    awsSecretsManager: createStore(
      installing,
      controller,
      "aws-secrets-manager",
      awsProvider(context.region),
    ),
    ...(vaultStore
      ? {
          vault: createStore(installing, controller, "vault", VAULT_PROVIDER, {
            // Not ready before people have initialized Vault and enabled its Kubernetes login.
            "pulumi.com/skipAwait": "true",
          }),
        }
      : {}),
  };
}

/** Name of each store, known once it is there. */
export function storeNames({
  awsSecretsManager,
  vault,
}: SecretStores): pulumi.Output<Record<string, string>> {
  return pulumi.all({
    awsSecretsManager: awsSecretsManager.metadata.name,
    ...(vault ? { vault: vault.metadata.name } : {}),
  });
}

/** Without an auth block the controller reads with its own role, which reaches one path only. */
export function awsProvider(region: string) {
  return { aws: { service: "SecretsManager", region } };
}

/** Version 2 of the key-value engine at `secret`, with the controller's own token as proof of who asks. */
export const VAULT_PROVIDER = {
  vault: {
    server: "https://vault-active.infrastructure.svc:8200",
    path: "secret",
    version: "v2",
    caProvider: { type: "Secret", name: "vault-tls", key: "ca.crt", namespace: "infrastructure" },
    auth: {
      kubernetes: {
        mountPath: "kubernetes",
        role: "external-secrets",
        serviceAccountRef: { name: "external-secrets", namespace: NAMESPACE },
      },
    },
  },
} as const;

function createStore(
  { parent, name, context, provider }: Installing,
  controller: HelmAddon,
  store: string,
  storeProvider: object,
  annotations: Readonly<Record<string, string>> = {},
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-store-${store}`,
    {
      apiVersion: API_VERSION,
      kind: "ClusterSecretStore",
      metadata: { name: store, annotations },
      spec: {
        provider: storeProvider,
        // Namespaces of controllers need no secrets of ours; one that did could read every secret of the path.
        conditions: [{ namespaces: Object.keys(context.settings.namespaces) }],
      },
    },
    { parent, provider, dependsOn: [controller] },
  );
}
