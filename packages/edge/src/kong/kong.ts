/** Kong Gateway on the infrastructure pool, as an option. EDG-02. */
import { chartDefinitions, chartSource } from "@drydock/core/catalogue";
import type { EntranceSettings } from "@drydock/core/environment";
import { ENTRANCE_NAMESPACE, ENTRANCES } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import type { Host } from "../hosts/hosts.ts";
import { publicService } from "../ingress/service.ts";
import { environmentNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { createTlsServices, tlsServiceOf } from "./tls-services.ts";
import { createClass, createPlugins } from "./class.ts";
import { ROUTE_PLUGINS } from "./plugins.ts";
import { CLASS_NAME, kongValues } from "./values.ts";

export type KongSettings = Extract<EntranceSettings, { kind: "kong" }>;

const NAME = ENTRANCES.kong;
const ANNOTATION = "konghq.com";

/** Routes come after the plugins that limit them. */
export function createKong(installing: Installing, kong: KongSettings) {
  const { parent, name, provider, context } = installing;
  const release = new HelmAddon(
    `${name}-${NAME}`,
    {
      ...chartSource(NAME),
      crds: chartDefinitions(NAME),
      releaseName: NAME,
      namespace: environmentNamespace(installing, ENTRANCE_NAMESPACE),
      networkPolicies: networkPolicies(installing, NAME),
      values: kongValues({
        kong,
        publicService: `${ENTRANCE_NAMESPACE}/${publicService(context.settings.edge)}`,
        placement: placementOf(installing),
      }),
    },
    { parent, providers: [provider] },
  );
  const resources = [
    release,
    ...createClass(installing, release),
    ...createPlugins(installing, release),
    ...createTlsServices(installing),
  ];
  return { className: CLASS_NAME, resources, tlsServiceOf };
}

/**
 * Pods in the mesh are called by the name of their Service, so that the sidecar knows whom it calls.
 * https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
 */
export function kongAnnotations({ api, owner }: Host): Record<string, string> {
  const plugins = [
    ...(api ? [ROUTE_PLUGINS.api] : []),
    ...(owner.kind === "tool" ? [ROUTE_PLUGINS.tool] : []),
  ];
  return {
    [`${ANNOTATION}/protocols`]: "https",
    [`${ANNOTATION}/https-redirect-status-code`]: "308",
    [`${ANNOTATION}/preserve-host`]: owner.kind === "app" ? "false" : "true",
    ...(plugins.length > 0 ? { [`${ANNOTATION}/plugins`]: plugins.join(",") } : {}),
  };
}
