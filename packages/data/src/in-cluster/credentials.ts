/** Passwords of a service: kept in AWS Secrets Manager, and written as files into the namespace by External Secrets. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ServicePlan, Surroundings } from "./plan.ts";

export interface CreatedCredentials {
  readonly secretName: pulumi.Output<string>;
  /** Name of the secret in AWS. */
  readonly secretPath: pulumi.Output<string>;
}

/** Store of the security layer that reads AWS Secrets Manager. */
const STORE = "awsSecretsManager";

export function createCredentials(
  { parent, name, context, provider, namespace }: Surroundings,
  { service, credentials }: ServicePlan,
): CreatedCredentials | undefined {
  if (credentials === undefined) return undefined;
  const { secretStoreNames, secretPathPrefix } = context.upstream.security;
  const secretPath = pulumi.interpolate`${secretPathPrefix}/data/${service}`;
  const secretName = `${service}-credentials`;
  const external = new k8s.apiextensions.CustomResource(
    `${name}-${service}-credentials`,
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: secretName, namespace },
      spec: {
        // Servers read these files when they start: a new password is taken by a restart, and not by chance.
        refreshPolicy: "Periodic",
        refreshInterval: "1h",
        secretStoreRef: { kind: "ClusterSecretStore", name: secretStoreNames.apply(storeOf) },
        target: {
          name: secretName,
          creationPolicy: "Owner",
          deletionPolicy: "Retain",
          template: { engineVersion: "v2", type: "Opaque", data: { ...credentials.files } },
        },
        data: credentials.properties.map((property) => ({
          secretKey: property,
          remoteRef: { key: secretPath, property },
        })),
      },
    },
    { parent, provider },
  );
  return { secretName: external.metadata.name, secretPath };
}

/** @throws Error, inside the output, where the security layer made no such store. */
function storeOf(names: Readonly<Record<string, string>>): string {
  const found = names[STORE];
  if (found === undefined)
    throw new Error(`security: no secret store ${STORE}; run the security layer again`);
  return found;
}
