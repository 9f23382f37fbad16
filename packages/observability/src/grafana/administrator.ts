/** Grafana's administrator: a password that the cluster makes once, and that nobody has written down. SEC-04. */
import * as k8s from "@pulumi/kubernetes";
import type { Installing } from "../installing.ts";

export const ADMINISTRATOR_SECRET = "grafana-administrator";

export function createAdministrator({
  parent,
  name,
  provider,
  namespace,
}: Installing): k8s.apiextensions.CustomResource {
  const generator = new k8s.apiextensions.CustomResource(
    `${name}-administrator-password`,
    {
      apiVersion: "generators.external-secrets.io/v1alpha1",
      kind: "Password",
      metadata: { name: ADMINISTRATOR_SECRET, namespace },
      spec: { length: 40, digits: 8, symbols: 0, noUpper: false, allowRepeat: true },
    },
    { parent, provider },
  );
  return new k8s.apiextensions.CustomResource(
    `${name}-secret-${ADMINISTRATOR_SECRET}`,
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: ADMINISTRATOR_SECRET, namespace },
      spec: {
        // Grafana reads it at its start only: a value that changes would not be its own.
        refreshPolicy: "CreatedOnce",
        target: {
          name: ADMINISTRATOR_SECRET,
          template: { data: { "admin-user": "admin", "admin-password": "{{ .password }}" } },
        },
        dataFrom: [
          {
            sourceRef: {
              generatorRef: {
                apiVersion: "generators.external-secrets.io/v1alpha1",
                kind: "Password",
                name: ADMINISTRATOR_SECRET,
              },
            },
          },
        ],
      },
    },
    { parent, provider, dependsOn: [generator] },
  );
}
