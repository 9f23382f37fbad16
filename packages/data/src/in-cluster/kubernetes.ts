/** The Kubernetes provider of the layer. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";

/**
 * Known once storage classes and priorities are there, VerticalPodAutoscaler and ServiceMonitor are served, and
 * secrets can be read from AWS: nothing of this layer starts before.
 */
export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: DataContext,
): k8s.Provider {
  const { storageClassNames, priorityClassNames, podAutoscalerReleases } = upstream.foundation;
  const clusterName = pulumi
    .all([
      upstream.cluster.clusterName,
      storageClassNames,
      priorityClassNames,
      podAutoscalerReleases,
      upstream.security.secretStoreNames,
    ])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}
