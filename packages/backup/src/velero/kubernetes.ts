/** The Kubernetes provider of the layer. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";

/** Known once the definitions of monitors and the priority classes are there. */
export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: BackupContext,
): k8s.Provider {
  const { namespaces, priorityClassNames } = upstream.foundation;
  const clusterName = pulumi
    .all([upstream.cluster.clusterName, namespaces, priorityClassNames])
    .apply(([cluster]) => cluster);
  return kubernetesProvider(`${name}-kubernetes`, { ...upstream.cluster, clusterName }, region, { parent });
}
