/** Grafana. OBS-02. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, PROMETHEUS } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import type * as k8s from "@pulumi/kubernetes";
import { type Installing, placementOf } from "../installing.ts";
import { createExternalSecret } from "../secrets/external-secret.ts";
import { createAdministrator } from "./administrator.ts";
import { grafanaValues, OIDC_KEY, OIDC_SECRET } from "./values.ts";

const GRAFANA = "grafana";

export const GRAFANA_URL = `http://${GRAFANA}.${PROMETHEUS.namespace}.svc:80`;

export function createGrafana(installing: Installing): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const secrets = [createAdministrator(installing), ...createClientSecret(installing)];
  return new HelmAddon(
    `${name}-${GRAFANA}`,
    {
      ...chartSource(GRAFANA),
      releaseName: GRAFANA,
      namespace,
      networkPolicies: { [GRAFANA]: networkPolicySpec(context.flows, GRAFANA) },
      values: grafanaValues({
        settings: context.settings.observability,
        placement: placementOf(installing, "memory", "infrastructure"),
      }),
    },
    { parent, providers: [provider], dependsOn: [...secrets, ...dependsOn] },
  );
}

function createClientSecret(installing: Installing): k8s.apiextensions.CustomResource[] {
  if (!installing.context.settings.observability.grafana.oidc) return [];
  return [createExternalSecret(installing, OIDC_SECRET, GRAFANA, { [OIDC_KEY]: "oidcClientSecret" })];
}
