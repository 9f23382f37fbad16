/** Secrets of Argo CD: read from AWS Secrets Manager, or made in the cluster. No value is in a file or a plan. */
import type { ArgoTenantSettings } from "@drydock/core/environment";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";
import { OIDC_KEY, OIDC_SECRET, PART_OF_ARGO_CD, REDIS_KEY, REDIS_SECRET } from "./names.ts";

const EXTERNAL_SECRET = { apiVersion: "external-secrets.io/v1", kind: "ExternalSecret" } as const;
const GENERATOR = { apiVersion: "generators.external-secrets.io/v1alpha1", kind: "Password" } as const;

/** Below the environment's path of secrets. */
const OIDC_REMOTE = { path: "delivery/argocd", property: "oidcClientSecret" } as const;

type Namespace = pulumi.Input<string>;

export function createClientSecret(
  { parent, name, context, provider }: Installing,
  namespace: Namespace,
): k8s.apiextensions.CustomResource {
  const { path, property } = OIDC_REMOTE;
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${OIDC_SECRET}`,
    {
      ...EXTERNAL_SECRET,
      metadata: { name: OIDC_SECRET, namespace },
      spec: {
        refreshInterval: "1h",
        secretStoreRef: storeOf(context),
        target: {
          name: OIDC_SECRET,
          template: { engineVersion: "v2", metadata: { labels: PART_OF_ARGO_CD } },
        },
        data: [{ secretKey: OIDC_KEY, remoteRef: { key: below(context, path), property } }],
      },
    },
    { parent, provider },
  );
}

/** Made once: servers and Redis read it at their start, and a value that changes would part them. */
export function createRedisPassword(
  { parent, name, provider }: Installing,
  namespace: Namespace,
): k8s.apiextensions.CustomResource {
  const generator = new k8s.apiextensions.CustomResource(
    `${name}-generator-${REDIS_SECRET}`,
    {
      ...GENERATOR,
      metadata: { name: REDIS_SECRET, namespace },
      spec: { length: 48, digits: 12, symbols: 0, noUpper: false, allowRepeat: true },
    },
    { parent, provider },
  );
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${REDIS_SECRET}`,
    {
      ...EXTERNAL_SECRET,
      metadata: { name: REDIS_SECRET, namespace },
      spec: {
        refreshPolicy: "CreatedOnce",
        target: {
          name: REDIS_SECRET,
          template: { engineVersion: "v2", data: { [REDIS_KEY]: "{{ .password }}" } },
        },
        dataFrom: [{ sourceRef: { generatorRef: { ...GENERATOR, name: REDIS_SECRET } } }],
      },
    },
    { parent, provider, dependsOn: [generator] },
  );
}

/** How Argo CD reads a private repository; for the applications of one project alone. */
export function createRepositoryCredentials(
  { parent, name, context, provider }: Installing,
  namespace: Namespace,
  tenant: string,
  { repository, credentialsSecret }: ArgoTenantSettings,
): k8s.apiextensions.CustomResource[] {
  if (credentialsSecret === undefined) return [];
  const secret = `repository-${tenant}`;
  return [
    new k8s.apiextensions.CustomResource(
      `${name}-secret-${secret}`,
      {
        ...EXTERNAL_SECRET,
        metadata: { name: secret, namespace },
        spec: {
          refreshInterval: "1h",
          secretStoreRef: storeOf(context),
          target: { name: secret, template: repositoryTemplate(tenant, repository) },
          dataFrom: [{ extract: { key: below(context, credentialsSecret) } }],
        },
      },
      { parent, provider },
    ),
  ];
}

function repositoryTemplate(project: string, url: string) {
  return {
    engineVersion: "v2",
    metadata: { labels: { ...PART_OF_ARGO_CD, "argocd.argoproj.io/secret-type": "repository" } },
    data: { type: "git", url, project, username: "{{ .username }}", password: "{{ .password }}" },
  };
}

function below({ upstream }: Installing["context"], path: string): pulumi.Output<string> {
  return pulumi.interpolate`${upstream.security.secretPathPrefix}/${path}`;
}

function storeOf({ upstream }: Installing["context"]) {
  return {
    kind: "ClusterSecretStore",
    name: upstream.security.secretStoreNames.apply((names) => {
      const { awsSecretsManager } = names;
      if (awsSecretsManager === undefined) {
        throw new Error("security: no store awsSecretsManager; the secrets of Argo CD are read from it");
      }
      return awsSecretsManager;
    }),
  };
}
