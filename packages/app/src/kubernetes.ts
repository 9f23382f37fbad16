/** The Kubernetes provider of the layer. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { AppContext } from "./context.ts";

/**
 * Known once all that workloads ask for is served: scaling, secrets, certificates and rules of admission, sidecars and
 * routes, databases and queues, rollouts.
 */
export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: AppContext,
): k8s.Provider {
  const { cluster, foundation, security, mesh, data, delivery } = upstream;
  const served = pulumi.all([
    foundation.namespaces,
    foundation.priorityClassNames,
    foundation.storageClassNames,
    foundation.podAutoscalerReleases,
    security.secretStoreNames,
    security.enforcedNamespaces,
    mesh.controlPlaneNamespace,
    delivery.rolloutsRelease,
  ]);
  const clusterName = pulumi.all([cluster.clusterName, served, data.endpoints]).apply(([known]) => known);
  return kubernetesProvider(`${name}-kubernetes`, { ...cluster, clusterName }, region, { parent });
}
