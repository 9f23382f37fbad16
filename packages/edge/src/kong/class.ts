/** Class of Kong's routes, and the plugins of all of them. */
import { ENTRANCE_NAMESPACE } from "@drydock/core/flows";
import type { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createObject, environmentNamespace, type Installing } from "../installing.ts";
import { type Plugin, pluginsOf } from "./plugins.ts";
import { CLASS_NAME } from "./values.ts";

const GROUP = "configuration.konghq.com";

/** Services are called as such, and not pod by pod: the sidecar shares the requests among the pods, and proves who calls. */
export function createClass(installing: Installing, kong: HelmAddon): pulumi.Resource[] {
  const { parent, name, provider } = installing;
  const parameters = createObject(
    installing,
    "kong-class-parameters",
    {
      apiVersion: `${GROUP}/v1alpha1`,
      kind: "IngressClassParameters",
      name: CLASS_NAME,
      namespace: environmentNamespace(installing, ENTRANCE_NAMESPACE),
      spec: { serviceUpstream: true },
    },
    [kong],
  );
  const ingressClass = new k8s.networking.v1.IngressClass(
    `${name}-kong-class`,
    {
      metadata: { name: CLASS_NAME },
      spec: {
        controller: "ingress-controllers.konghq.com/kong",
        parameters: {
          apiGroup: GROUP,
          kind: "IngressClassParameters",
          name: CLASS_NAME,
          namespace: ENTRANCE_NAMESPACE,
          scope: "Namespace",
        },
      },
    },
    { parent, provider, dependsOn: [parameters] },
  );
  return [ingressClass];
}

export function createPlugins(installing: Installing, kong: HelmAddon): pulumi.Resource[] {
  return pluginsOf(installing.context.settings.edge).map((plugin) => createPlugin(installing, plugin, kong));
}

function createPlugin(
  { parent, name: layer, provider }: Installing,
  { name, plugin, global, config }: Plugin,
  kong: HelmAddon,
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${layer}-plugin-${name}`,
    {
      apiVersion: `${GROUP}/v1`,
      kind: "KongClusterPlugin",
      metadata: {
        name,
        annotations: { "kubernetes.io/ingress.class": CLASS_NAME },
        labels: global ? { global: "true" } : {},
      },
      plugin,
      config,
    },
    { parent, provider, dependsOn: [kong] },
  );
}
