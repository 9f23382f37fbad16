/** Controllers that scale pods, each in a namespace that is closed but for its own flows. */
import { PROMETHEUS } from "@drydock/core/flows";
import type { HelmAddon } from "@drydock/helm-addon";
import type * as k8s from "@pulumi/kubernetes";
import { Tenant } from "@drydock/tenant";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { createKeda, KEDA } from "./keda.ts";
import { createPrometheusAdapter } from "./prometheus-adapter.ts";
import { createVerticalPodAutoscaler, VPA } from "./vertical-pod-autoscaler.ts";

export interface Installing {
  readonly provider: k8s.Provider;
  /** Definitions of monitors, and priority classes. */
  readonly dependsOn: readonly pulumi.Resource[];
}

export interface Surroundings extends Installing {
  /** The environment's namespaces, ready. */
  readonly namespaces: pulumi.Output<Record<string, string>>;
}

/** Three replicas of every part, and one more of each while they are replaced. */
const CONTROLLERS_QUOTA = { requests: { cpu: "2", memory: "6Gi" } } as const;

/** Release of each, known once it is ready. */
export function createPodAutoscalers(
  parent: pulumi.Resource,
  name: string,
  context: FoundationContext,
  { namespaces, ...installing }: Surroundings,
): pulumi.Output<Record<string, string>> {
  const ownNamespace = (namespace: string) => createNamespace(parent, name, namespace, installing.provider);
  const monitoring = namespaces.apply((ready) => monitoringNamespace(ready));
  return releases({
    [KEDA]: createKeda(parent, name, context, ownNamespace(KEDA), installing),
    [VPA]: createVerticalPodAutoscaler(parent, name, context, ownNamespace(VPA), installing),
    "prometheus-adapter": createPrometheusAdapter(parent, name, context, monitoring, installing),
  });
}

function createNamespace(
  parent: pulumi.Resource,
  name: string,
  namespace: string,
  provider: k8s.Provider,
): pulumi.Output<string> {
  return new Tenant(
    `${name}-${namespace}`,
    {
      namespace,
      labels: { tier: "platform" },
      quota: CONTROLLERS_QUOTA,
      limits: { container: { defaultRequest: { cpu: "25m", memory: "64Mi" } } },
    },
    { parent, providers: [provider] },
  ).namespace;
}

/** @throws Error, inside the output, where the environment does not have the namespace of Prometheus. */
function monitoringNamespace(namespaces: Readonly<Record<string, string>>): string {
  const found = namespaces[PROMETHEUS.namespace];
  if (found === undefined) {
    throw new Error(
      `namespaces.${PROMETHEUS.namespace}: missing; Prometheus and its adapter run there, add it`,
    );
  }
  return found;
}

function releases(addons: Readonly<Record<string, HelmAddon>>): pulumi.Output<Record<string, string>> {
  return pulumi.all(
    Object.fromEntries(Object.entries(addons).map(([addon, { releaseName }]) => [addon, releaseName])),
  );
}
