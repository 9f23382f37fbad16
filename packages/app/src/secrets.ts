/** Secrets of an app: External Secrets fetches them; neither the file nor the plan holds a value. */
import type { AppSettings } from "@drydock/core/environment";
import * as k8s from "@pulumi/kubernetes";
import { namespaceOf } from "./app.ts";
import type { Child } from "./child.ts";

type Secret = AppSettings["secrets"][string];

/** Where Kubernetes expects the credentials of a registry. */
const DOCKER_CONFIG = ".dockerconfigjson";

export function createSecrets({
  parent,
  layer,
  context,
  provider,
  name,
  app,
}: Child): k8s.apiextensions.CustomResource[] {
  const { secretStoreNames, secretPathPrefix } = context.upstream.security;
  const store = secretStoreNames.apply((stores) => stores["awsSecretsManager"]);
  return Object.entries(app.secrets).map(
    ([secret, settings]) =>
      new k8s.apiextensions.CustomResource(
        `${layer}-${name}-secret-${secret}`,
        {
          apiVersion: "external-secrets.io/v1",
          kind: "ExternalSecret",
          metadata: {
            name: secret,
            namespace: namespaceOf(context, app),
            labels: { "app.kubernetes.io/name": name },
          },
          spec: {
            refreshInterval: context.settings.security.externalSecrets.refreshInterval,
            secretStoreRef: { kind: "ClusterSecretStore", name: store },
            target: {
              name: secret,
              creationPolicy: "Owner",
              // What the store has lost, pods that run keep.
              deletionPolicy: "Retain",
              ...targetTemplate(settings),
            },
            data: secretPathPrefix.apply((prefix) => remoteData(`${prefix}/${settings.remoteKey}`, settings)),
          },
        },
        { parent, provider },
      ),
  );
}

/** Keys of the Secret, and where each comes from. */
export function remoteData(key: string, { keys, type }: Secret) {
  if (type === "Registry") return [{ secretKey: DOCKER_CONFIG, remoteRef: { key } }];
  return (keys ?? []).map((property) => ({ secretKey: property, remoteRef: { key, property } }));
}

/** What the Secret is made of, beside its keys as they are. */
export function targetTemplate({ type, files }: Secret) {
  if (type === "Registry") return { template: { type: "kubernetes.io/dockerconfigjson" } };
  return files ? { template: { engineVersion: "v2", mergePolicy: "Merge", data: { ...files } } } : {};
}
