/** Keycloak: logins of people, on a PostgreSQL database outside of it. */
import { chartSource } from "@drydock/core/catalogue";
import type { KeycloakSettings } from "@drydock/core/environment";
import { HelmAddon } from "@drydock/helm-addon";
import * as pulumi from "@pulumi/pulumi";
import { createInternalCertificate, serviceNames } from "../certificates/internal-certificate.ts";
import { type Installing, networkPolicies, placementOf } from "../installing.ts";
import { createDatabaseCredentials, createGeneratedSecret } from "./credentials.ts";
import { ADMIN_SECRET, DATABASE_SECRET, keycloakValues, TLS_SECRET } from "./keycloak-values.ts";
import { NAMESPACE, type IdentityUpstream } from "./services.ts";

/** The first administrator: made up once, to be replaced by people's own accounts. */
const ADMIN = {
  KC_BOOTSTRAP_ADMIN_USERNAME: "bootstrap-admin",
  KC_BOOTSTRAP_ADMIN_PASSWORD: "{{ .password }}",
} as const;

const DATABASE = {
  KC_DB_URL_HOST: "{{ .host }}",
  KC_DB_URL_PORT: "{{ .port }}",
  KC_DB_URL_DATABASE: "{{ .dbname }}",
  KC_DB_USERNAME: "{{ .username }}",
  KC_DB_PASSWORD: "{{ .password }}",
} as const;

export function createKeycloak(
  installing: Installing,
  { stores, issuers }: IdentityUpstream,
  namespace: pulumi.Output<string>,
  settings: KeycloakSettings,
): pulumi.Output<string> {
  const { parent, name, provider } = installing;
  const keycloak = new HelmAddon(
    `${name}-keycloak`,
    {
      ...chartSource("keycloakx"),
      releaseName: "keycloak",
      namespace,
      networkPolicies: networkPolicies(installing, "keycloak"),
      // Its pods wait for the database, which is of a layer after this one.
      skipAwait: true,
      values: keycloakValues(settings, { placement: placementOf(installing), namespace: NAMESPACE }),
    },
    {
      parent,
      providers: [provider],
      dependsOn: [
        createInternalCertificate(installing, issuers, {
          namespace,
          secretName: TLS_SECRET,
          dnsNames: serviceNames("keycloak-http", NAMESPACE),
        }),
        createGeneratedSecret(installing, stores, { namespace, secretName: ADMIN_SECRET, keys: ADMIN }),
        createDatabaseCredentials(installing, stores, {
          namespace,
          secretName: DATABASE_SECRET,
          databaseSecret: settings.databaseSecret,
          keys: DATABASE,
        }),
      ],
    },
  );
  return pulumi.interpolate`https://keycloak-http.${keycloak.namespace}.svc:8443`;
}
