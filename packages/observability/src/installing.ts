/** What every part of the layer is installed with. */
import { PROMETHEUS } from "@drydock/core/flows";
import { kubernetesProvider } from "@drydock/core/kubernetes";
import { type Placement, placementOn } from "@drydock/core/placement";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "./context.ts";

/** Class of the foundation layer: without alerts nobody knows what else is missing. */
export const PRIORITY_CLASS = "platform-critical";

export interface Installing {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly context: ObservabilityContext;
  readonly provider: k8s.Provider;
  /** Where everything but the agents of nodes runs; ready. */
  readonly namespace: pulumi.Output<string>;
  /** What has to be there before. */
  readonly dependsOn: readonly pulumi.Resource[];
}

export function createInstalling(
  parent: pulumi.Resource,
  name: string,
  context: ObservabilityContext,
): Installing {
  const namespace = context.upstream.foundation.namespaces.apply((ready) => monitoringNamespace(ready));
  return { parent, name, context, provider: createProvider(parent, name, context), namespace, dependsOn: [] };
}

/**
 * Known once priority and storage classes, monitors, issuers and secret stores are served: nothing of this layer
 * starts before.
 */
function createProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: ObservabilityContext,
): k8s.Provider {
  const { foundation, security, cluster } = upstream;
  const clusterName = pulumi
    .all([
      cluster.clusterName,
      foundation.namespaces,
      foundation.priorityClassNames,
      foundation.storageClassNames,
      security.secretStoreNames,
      security.clusterIssuerNames,
    ])
    .apply(([known]) => known);
  return kubernetesProvider(`${name}-kubernetes`, { ...cluster, clusterName }, region, { parent });
}

/** @throws Error, inside the output, where the environment lacks the namespace of Prometheus. */
function monitoringNamespace(namespaces: Readonly<Record<string, string>>): string {
  const found = namespaces[PROMETHEUS.namespace];
  if (found === undefined) {
    throw new Error(
      `namespaces.${PROMETHEUS.namespace}: missing; the observability layer runs there, add it`,
    );
  }
  return found;
}

/**
 * On the first of the named pools that the environment has. Where it has none, anywhere: Karpenter then finds nodes
 * that fit, and the system pool stays free for the cluster's own controllers.
 */
export function placementOf({ context }: Installing, ...pools: readonly string[]): Placement {
  const { nodePools } = context.settings;
  if (!pools.some((pool) => Object.hasOwn(nodePools, pool))) return { nodeSelector: {}, tolerations: [] };
  return placementOn(nodePools, ...pools);
}

/** One may be away at a time, and a single replica never blocks the drain of its node. */
export const disruptionBudget = (replicas: number) => ({ enabled: replicas > 1, minAvailable: replicas - 1 });
