/** What every part of the layer is installed with. */
import { networkPolicySpec } from "@drydock/core/flows";
import { kubernetesProvider } from "@drydock/core/kubernetes";
import { type Placement, placementOn } from "@drydock/core/placement";
import type { PodSecurityLevel } from "@drydock/hardened-namespace";
import type { HelmAddonArgs } from "@drydock/helm-addon";
import { type Quota, Tenant } from "@drydock/tenant";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { MeshContext } from "./context.ts";

/** Priority class of the foundation layer for controllers that workloads wait for. */
export const PLATFORM_CRITICAL = "platform-critical";

export interface Installing {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: MeshContext;
  readonly provider: k8s.Provider;
}

/** The pool of the platform's own controllers; the system pool where there is none. */
export function placementOf({ context }: Installing): Placement {
  return placementOn(context.settings.nodePools, "infrastructure");
}

/** Known once namespaces are closed, priority classes are there, and the definitions of monitors are served. */
export function createProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: MeshContext,
): k8s.Provider {
  const { namespaces, priorityClassNames } = upstream.foundation;
  const clusterName = pulumi
    .all([upstream.cluster.clusterName, namespaces, priorityClassNames])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}

/** Room for every replica of one part, and for those that an update adds. */
const QUOTA = { requests: { cpu: "3", memory: "4Gi" } } as const;

export interface NamespaceSettings {
  /** Default: restricted. */
  readonly podSecurity?: PodSecurityLevel;
  /** Default: false. */
  readonly istioInjection?: boolean;
  /** Default: 3 CPUs and 4 GiB. */
  readonly quota?: Quota;
}

/** A namespace of one part alone: closed but for DNS, so that its flows are all that is open. */
export function createNamespace(
  { parent, name, provider }: Installing,
  namespace: string,
  settings: NamespaceSettings = {},
): pulumi.Output<string> {
  return new Tenant(
    `${name}-${namespace}`,
    { namespace, labels: { tier: "platform" }, quota: QUOTA, limits: "None", ...settings },
    { parent, providers: [provider] },
  ).namespace;
}

/** The environment's namespace of that name, known once it is closed; its checks refuse an environment without it. */
export function environmentNamespace({ context }: Installing, namespace: string): pulumi.Output<string> {
  return context.upstream.foundation.namespaces.apply((namespaces) => {
    const found = namespaces[namespace];
    if (found === undefined) throw new Error(`namespaces.${namespace}: missing; the mesh needs it, add it`);
    return found;
  });
}

/** Network policy of each peer, from the environment's flows. */
export function networkPolicies(
  { context }: Installing,
  ...peers: readonly string[]
): NonNullable<HelmAddonArgs["networkPolicies"]> {
  return Object.fromEntries(peers.map((peer) => [peer, networkPolicySpec(context.flows, peer)]));
}

/** The value, known once the resources are there. */
export function known<T>(value: pulumi.Output<T>, resources: readonly pulumi.Resource[]): pulumi.Output<T> {
  return pulumi.all(resources.map(({ urn }) => urn)).apply(() => value);
}

export interface IstioObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Name of the object in the cluster. */
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** A custom resource of Istio or of the Prometheus operator; `resource` is its logical name after the layer's. */
export function createObject(
  { parent, name, provider }: Installing,
  resource: string,
  { apiVersion, kind, name: objectName, namespace, spec }: IstioObject,
  dependsOn: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-${resource}`,
    { apiVersion, kind, metadata: { name: objectName, namespace }, spec },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}
