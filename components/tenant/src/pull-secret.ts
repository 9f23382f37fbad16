/** Credentials of a registry: where they are, never what they are. */
import type * as pulumi from "@pulumi/pulumi";

export type PullSecret =
  /** A Secret that somebody else puts there. */
  | { readonly name: string }
  /** External Secrets fetches a Docker configuration; its operator and the store must be there. */
  | {
      readonly name: string;
      readonly store: {
        readonly name: pulumi.Input<string>;
        readonly kind?: "ClusterSecretStore" | "SecretStore";
      };
      /** Name of the secret in the store; its value is a Docker configuration in JSON. */
      readonly remoteKey: string;
      readonly property?: string;
      /** Default: 1h. */
      readonly refreshInterval?: string;
    };

export type FetchedPullSecret = Extract<PullSecret, { readonly store: unknown }>;

const DOCKER_CONFIG = ".dockerconfigjson";

export function isFetched(secret: PullSecret): secret is FetchedPullSecret {
  return "store" in secret;
}

export function externalSecretSpec({
  name,
  store,
  remoteKey,
  property,
  refreshInterval = "1h",
}: FetchedPullSecret) {
  return {
    refreshInterval,
    secretStoreRef: { kind: "ClusterSecretStore", ...store },
    target: {
      name,
      creationPolicy: "Owner",
      deletionPolicy: "Retain",
      template: { type: "kubernetes.io/dockerconfigjson" },
    },
    data: [{ secretKey: DOCKER_CONFIG, remoteRef: { key: remoteKey, ...(property ? { property } : {}) } }],
  };
}
