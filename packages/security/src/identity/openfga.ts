/** OpenFGA: who may do what, on a PostgreSQL database outside of it. */
import { chartSource } from "@drydock/core/catalogue";
import type { OpenfgaSettings } from "@drydock/core/environment";
import { podsOf } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import * as pulumi from "@pulumi/pulumi";
import { type Installing, networkPolicies, placementOf } from "../installing.ts";
import { createDatabaseCredentials, createGeneratedSecret } from "./credentials.ts";
import { DATABASE_SECRET, KEYS_SECRET, openfgaValues } from "./openfga-values.ts";
import { NAMESPACE, type IdentityUpstream } from "./services.ts";

const DATABASE = {
  uri: "postgres://{{ .username | urlquery }}:{{ .password | urlquery }}@{{ .host }}:{{ .port }}/{{ .dbname }}?sslmode=require",
} as const;

export function createOpenfga(
  installing: Installing,
  { stores }: IdentityUpstream,
  namespace: pulumi.Output<string>,
  settings: OpenfgaSettings,
): pulumi.Output<string> {
  const { parent, name, context, provider } = installing;
  const { inMesh } = podsOf(context.flows, "openfga");
  const openfga = new HelmAddon(
    `${name}-openfga`,
    {
      ...chartSource("openfga"),
      releaseName: "openfga",
      namespace,
      networkPolicies: networkPolicies(installing, "openfga"),
      // Its pods wait for the database, which is of a layer after this one.
      skipAwait: true,
      values: openfgaValues(settings, { placement: placementOf(installing), namespace: NAMESPACE, inMesh }),
    },
    {
      parent,
      providers: [provider],
      dependsOn: [
        createGeneratedSecret(installing, stores, {
          namespace,
          secretName: KEYS_SECRET,
          keys: { keys: "{{ .password }}" },
        }),
        createDatabaseCredentials(installing, stores, {
          namespace,
          secretName: DATABASE_SECRET,
          databaseSecret: settings.databaseSecret,
          keys: DATABASE,
        }),
      ],
    },
  );
  return pulumi.interpolate`http://openfga.${openfga.namespace}.svc:8080`;
}
