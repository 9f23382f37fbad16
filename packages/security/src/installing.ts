/** What every controller of the layer is installed with. */
import { networkPolicySpec } from "@drydock/core/flows";
import { kubernetesProvider } from "@drydock/core/kubernetes";
import { type Placement, placementOn } from "@drydock/core/placement";
import type { PodSecurityLevel } from "@drydock/hardened-namespace";
import type { HelmAddonArgs } from "@drydock/helm-addon";
import type * as k8s from "@pulumi/kubernetes";
import { Tenant } from "@drydock/tenant";
import * as pulumi from "@pulumi/pulumi";
import type { SecurityContext } from "./context.ts";

/** Priority class of the foundation layer for controllers that workloads wait for. */
export const PLATFORM_CRITICAL = "platform-critical";

/** The pool for controllers and services of the platform; the system pool where there is none. */
export const POOL = "infrastructure";

export interface Installing {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: SecurityContext;
  readonly provider: k8s.Provider;
}

/** What values of a chart are made from. */
export interface Surroundings {
  readonly placement: Placement;
  readonly replicas: number;
}

export function placementOf({ context }: Installing): Placement {
  return placementOn(context.settings.nodePools, POOL);
}

/**
 * Known once namespaces are closed, priority classes there, and the definitions of monitors served: nothing of this
 * layer starts before.
 */
export function createProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: SecurityContext,
): k8s.Provider {
  const { namespaces, priorityClassNames, storageClassNames } = upstream.foundation;
  const clusterName = pulumi
    .all([upstream.cluster.clusterName, namespaces, priorityClassNames, storageClassNames])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}

/** Three replicas of every part, one more of each while they are replaced, and the jobs that install them. */
const CONTROLLERS_QUOTA = { requests: { cpu: "3", memory: "8Gi" } } as const;

export interface OwnNamespace {
  /** Default: restricted. */
  readonly podSecurity?: PodSecurityLevel;
  /** What its pods may request together. Default: room for the parts of a controller. */
  readonly quota?: { readonly requests: { readonly cpu: string; readonly memory: string } };
}

/** A namespace of a controller's own: closed but for DNS, so that its flows are all that is open. */
export function createNamespace(
  { parent, name, provider }: Installing,
  namespace: string,
  { podSecurity = "restricted", quota = CONTROLLERS_QUOTA }: OwnNamespace = {},
): pulumi.Output<string> {
  return new Tenant(
    `${name}-${namespace}`,
    {
      namespace,
      podSecurity,
      labels: { tier: "platform" },
      quota,
      limits: { container: { defaultRequest: { cpu: "25m", memory: "64Mi" } } },
    },
    { parent, providers: [provider] },
  ).namespace;
}

/** The environment's namespace of that name, known once it is closed. */
export function environmentNamespace({ context }: Installing, namespace: string): pulumi.Output<string> {
  return context.upstream.foundation.namespaces.apply((namespaces) => {
    const found = namespaces[namespace];
    if (found === undefined) {
      throw new Error(
        `namespaces.${namespace}: missing; add it, or remove what the security layer runs there`,
      );
    }
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
