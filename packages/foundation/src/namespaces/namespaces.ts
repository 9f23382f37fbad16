/** Namespaces of the environment: closed, with their quota and the bounds of what runs in them. */
import { PROMETHEUS } from "@drydock/core/flows";
import { Tenant } from "@drydock/tenant";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { tenantLimits, tenantQuota } from "./bounds.ts";

type Namespace = FoundationContext["settings"]["namespaces"][string];

/** Name to name, known once the namespace is closed and bounded, and monitors can be written into it. */
export function createNamespaces(
  parent: pulumi.Resource,
  name: string,
  { settings }: FoundationContext,
  provider: k8s.Provider,
  definitions: pulumi.Resource,
): pulumi.Output<Record<string, string>> {
  const created = Object.entries(settings.namespaces).map(([namespace, given]) =>
    createNamespace(parent, `${name}-${namespace}`, namespace, given, provider),
  );
  return pulumi
    .all([definitions.urn, ...created])
    .apply(([, ...ready]) => Object.fromEntries(ready.map((namespace) => [namespace, namespace])));
}

function createNamespace(
  parent: pulumi.Resource,
  name: string,
  namespace: string,
  { tier, podSecurity, istioInjection, resourceQuota, limitRange }: Namespace,
  provider: k8s.Provider,
): pulumi.Output<string> {
  const { namespace: monitors, podLabels } = PROMETHEUS;
  return new Tenant(
    name,
    {
      namespace,
      podSecurity,
      istioInjection,
      labels: { tier },
      monitoring: { namespace: monitors, podLabels },
      quota: tenantQuota(resourceQuota),
      limits: tenantLimits(limitRange),
    },
    { parent, providers: [provider] },
  ).namespace;
}
