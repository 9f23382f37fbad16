/** The Kubernetes provider of the layer, and what its controllers share. */
import { kubernetesProvider } from "@drydock/core/kubernetes";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "./context.ts";

/** Controllers run in kube-system: API Priority and Fairness serves its service accounts before workloads. */
export const CONTROLLER_NAMESPACE = "kube-system";

/** What installing a controller takes. */
export interface Controllers {
  readonly context: NodePoolsContext;
  readonly provider: k8s.Provider;
  /** Add-ons that controllers need, cluster DNS first of all, and the guard of their volumes. */
  readonly dependsOn: readonly pulumi.Resource[];
}

export function createKubernetesProvider(
  parent: pulumi.Resource,
  name: string,
  { upstream, region }: NodePoolsContext,
): k8s.Provider {
  return kubernetesProvider(`${name}-kubernetes`, upstream.cluster, region, { parent });
}
