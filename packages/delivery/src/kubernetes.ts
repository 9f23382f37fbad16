/** The Kubernetes provider of the layer. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { DeliveryContext } from "./context.ts";

/** Known once priority classes and secret stores are there, and monitors are served. */
export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: DeliveryContext,
): k8s.Provider {
  const { namespaces, priorityClassNames } = upstream.foundation;
  const clusterName = pulumi
    .all([
      upstream.cluster.clusterName,
      namespaces,
      priorityClassNames,
      upstream.security.secretStoreNames,
      upstream.security.enforcedNamespaces,
    ])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}
