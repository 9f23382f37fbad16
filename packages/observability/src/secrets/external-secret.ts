/** Secrets by reference: their values are in AWS Secrets Manager, never in a file or a plan. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";

/** Property of a JSON secret for each key of the Kubernetes secret. */
export type Properties = Readonly<Record<string, string>>;

/** `secret` is the name below the environment's path. */
export function createExternalSecret(
  { parent, name, context, provider, namespace }: Installing,
  target: string,
  secret: string,
  properties: Properties,
): k8s.apiextensions.CustomResource {
  const { secretStoreNames, secretPathPrefix } = context.upstream.security;
  const key = pulumi.interpolate`${secretPathPrefix}/observability/${secret}`;
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${target}`,
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: target, namespace },
      spec: {
        refreshInterval: "1h",
        secretStoreRef: {
          kind: "ClusterSecretStore",
          name: secretStoreNames.apply((names) => awsStore(names)),
        },
        target: { name: target },
        data: Object.entries(properties).map(([secretKey, property]) => ({
          secretKey,
          remoteRef: { key, property },
        })),
      },
    },
    { parent, provider },
  );
}

/** @throws Error, inside the output, where the security layer has no store of AWS Secrets Manager. */
function awsStore(names: Readonly<Record<string, string>>): string {
  const { awsSecretsManager } = names;
  if (awsSecretsManager === undefined) {
    throw new Error("security: no store awsSecretsManager; the keys of receivers are read from it");
  }
  return awsSecretsManager;
}
