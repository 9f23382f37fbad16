/** The Kubernetes provider of the layer. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "./context.ts";

/**
 * Known once the add-ons that need nodes are there: pods resolve names, volumes have their drivers, and the
 * definitions of snapshots are served.
 */
export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: FoundationContext,
): k8s.Provider {
  const clusterName = pulumi
    .all([upstream.cluster.clusterName, upstream.nodePools.addonVersions])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}
