/** What every part of the layer is installed with. */
import { networkPolicySpec } from "@drydock/core/flows";
import { kubernetesProvider } from "@drydock/core/kubernetes";
import { type Placement, placementOn } from "@drydock/core/placement";
import type { HelmAddonArgs } from "@drydock/helm-addon";
import { type Quota, Tenant } from "@drydock/tenant";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EdgeContext } from "./context.ts";

/** Priority class of the foundation layer for what workloads cannot be reached without. */
export const PLATFORM_CRITICAL = "platform-critical";

export interface Installing {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: EdgeContext;
  readonly provider: k8s.Provider;
}

/** The pool of the platform's own services; the system pool where there is none. */
export function placementOf({ context }: Installing): Placement {
  return placementOn(context.settings.nodePools, "infrastructure");
}

/** Known once gateways, certificates, secrets, load balancers and monitors are served. */
export function createProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: EdgeContext,
): k8s.Provider {
  const { cluster, foundation, security, mesh, observability } = upstream;
  const clusterName = pulumi
    .all([
      cluster.clusterName,
      foundation.namespaces,
      foundation.priorityClassNames,
      security.secretStoreNames,
      security.clusterIssuerNames,
      mesh.controlPlaneNamespace,
      mesh.loadBalancerControllerRelease,
      observability.prometheusUrl,
    ])
    .apply(([known]) => known);
  return kubernetesProvider(`${name}-kubernetes`, { ...cluster, clusterName }, region, { parent });
}

/** A namespace of one part alone, out of the mesh: closed but for DNS, so that its flows are all that is open. */
export function createNamespace(
  { parent, name, provider }: Installing,
  namespace: string,
  quota: Quota,
): pulumi.Output<string> {
  return new Tenant(
    `${name}-${namespace}`,
    { namespace, labels: { tier: "platform" }, quota, limits: "None" },
    { parent, providers: [provider] },
  ).namespace;
}

/** The environment's namespace of that name, known once it is closed; its checks refuse an environment without it. */
export function environmentNamespace({ context }: Installing, namespace: string): pulumi.Output<string> {
  return context.upstream.foundation.namespaces.apply((namespaces) => {
    const found = namespaces[namespace];
    if (found === undefined) throw new Error(`namespaces.${namespace}: missing; the edge needs it, add it`);
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

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Name of the object in the cluster. */
  readonly name: string;
  /** Default: none, for kinds without. */
  readonly namespace?: pulumi.Input<string>;
  readonly annotations?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly spec: pulumi.Input<Readonly<Record<string, unknown>>>;
}

/** A custom resource; `resource` is its logical name after the layer's. */
export function createObject(
  { parent, name, provider }: Installing,
  resource: string,
  { apiVersion, kind, name: objectName, namespace, annotations, spec }: KubernetesObject,
  dependsOn: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-${resource}`,
    { apiVersion, kind, metadata: { name: objectName, namespace, annotations }, spec },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}

/**
 * Annotation of the pods of an entrance with a sidecar: what comes in passes it by, so that the entrance ends TLS
 * itself and sees the addresses of its callers. What goes out has the sidecar's certificate.
 */
export const NO_INBOUND_PROXY = { "traffic.sidecar.istio.io/includeInboundPorts": "" } as const;
