/** Tenants that are deployed from their repositories: a closed namespace, a project, and what it deploys. DEL-01. */
import type { ArgoTenantSettings } from "@drydock/core/environment";
import { PROMETHEUS, TENANT_METRICS_PORT } from "@drydock/core/flows";
import { Tenant } from "@drydock/tenant";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ArgoCd } from "../argo-cd/argo-cd.ts";
import { createRepositoryCredentials } from "../argo-cd/secrets.ts";
import type { Installing } from "../installing.ts";
import { applicationOf } from "./applications.ts";

/** Names of the namespaces, known once they are closed and bounded. */
export function createTenants(installing: Installing, argoCd: ArgoCd): pulumi.Output<Record<string, string>> {
  const { tenants } = installing.context.settings.delivery.argoCd;
  return pulumi.all(
    Object.fromEntries(
      Object.entries(tenants).map(([name, settings]) => [
        name,
        createTenant(installing, argoCd, name, settings).namespace,
      ]),
    ),
  );
}

function createTenant(
  installing: Installing,
  { addon, namespace }: ArgoCd,
  name: string,
  settings: ArgoTenantSettings,
): Tenant {
  const { parent, provider } = installing;
  const tenant = new Tenant(
    `${installing.name}-${name}`,
    {
      namespace: name,
      labels: { tier: "tenant" },
      monitoring: {
        namespace: PROMETHEUS.namespace,
        podLabels: PROMETHEUS.podLabels,
        ports: [TENANT_METRICS_PORT],
      },
      quota: settings.quota,
      viewGroups: settings.viewGroups,
      argoProject: {
        argoNamespace: addon.namespace,
        sourceRepos: [settings.repository],
        syncGroups: settings.syncGroups,
      },
    },
    { parent, providers: [provider] },
  );
  const credentials = createRepositoryCredentials(installing, namespace, name, settings);
  const { kind, spec } = applicationOf(name, settings);
  new k8s.apiextensions.CustomResource(
    `${installing.name}-${name}-application`,
    { apiVersion: "argoproj.io/v1alpha1", kind, metadata: { name, namespace: addon.namespace }, spec },
    { parent, provider, dependsOn: [tenant, ...credentials] },
  );
  return tenant;
}
