/** Secrets of the sign-in: the client's from AWS Secrets Manager, and a key of cookies that nobody has written down. */
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { createObject, type Installing } from "../installing.ts";

export const CLIENT_SECRET = { name: "sign-in-client", key: "client-secret" } as const;
export const COOKIE_SECRET = { name: "sign-in-cookie", key: "cookie-secret" } as const;

/** AES-256 needs a key of 32 bytes, which is what the proxy takes 32 characters for. */
const COOKIE_KEY_LENGTH = 32;

const STORE = "awsSecretsManager";
const API = "external-secrets.io/v1";
const GENERATORS = "generators.external-secrets.io/v1alpha1";

export function createSecrets(
  installing: Installing,
  namespace: pulumi.Output<string>,
): k8s.apiextensions.CustomResource[] {
  return [createClientSecret(installing, namespace), createCookieSecret(installing, namespace)];
}

function createClientSecret(
  installing: Installing,
  namespace: pulumi.Output<string>,
): k8s.apiextensions.CustomResource {
  const { context } = installing;
  const { secretStoreNames, secretPathPrefix } = context.upstream.security;
  return createObject(
    installing,
    `secret-${CLIENT_SECRET.name}`,
    {
      apiVersion: API,
      kind: "ExternalSecret",
      name: CLIENT_SECRET.name,
      namespace,
      spec: {
        refreshInterval: context.settings.security.externalSecrets.refreshInterval,
        secretStoreRef: { kind: "ClusterSecretStore", name: secretStoreNames.apply((names) => names[STORE]) },
        target: { name: CLIENT_SECRET.name },
        data: [
          {
            secretKey: CLIENT_SECRET.key,
            remoteRef: {
              key: pulumi.interpolate`${secretPathPrefix}/edge/sign-in`,
              property: "clientSecret",
            },
          },
        ],
      },
    },
    [],
  );
}

/** A key for every proxy: each has cookies of its own host. A new one would end every session. */
function createCookieSecret(
  installing: Installing,
  namespace: pulumi.Output<string>,
): k8s.apiextensions.CustomResource {
  const { name } = COOKIE_SECRET;
  const generator = createObject(
    installing,
    `generator-${name}`,
    {
      apiVersion: GENERATORS,
      kind: "Password",
      name,
      namespace,
      spec: { length: COOKIE_KEY_LENGTH, digits: 8, symbols: 0, noUpper: false, allowRepeat: true },
    },
    [],
  );
  return createObject(
    installing,
    `secret-${name}`,
    {
      apiVersion: API,
      kind: "ExternalSecret",
      name,
      namespace,
      spec: {
        refreshPolicy: "CreatedOnce",
        target: { name, template: { data: { [COOKIE_SECRET.key]: "{{ .password }}" } } },
        dataFrom: [{ sourceRef: { generatorRef: { apiVersion: GENERATORS, kind: "Password", name } } }],
      },
    },
    [generator],
  );
}
