/** Values of the karpenter chart. */
import type { Placement } from "@drydock/core/placement";
import type { HelmValues } from "@drydock/helm-addon";
import type { NodePoolsSettings } from "../context.ts";
import { SERVICE_ACCOUNT } from "./aws.ts";

export type KarpenterSettings = NonNullable<NodePoolsSettings["autoscaling"]["karpenter"]>;

export interface KarpenterSurroundings {
  readonly clusterName: string;
  readonly clusterEndpoint: string;
  readonly interruptionQueue: string;
  readonly region: string;
  readonly zonalShift: boolean;
  readonly placement: Placement;
}

export function karpenterValues(settings: KarpenterSettings, around: KarpenterSurroundings): HelmValues {
  return {
    replicas: settings.replicas,
    serviceAccount: { create: true, name: SERVICE_ACCOUNT },
    controller: {
      resources: settings.resources,
      // The chart has no key for the region, and a pod cannot ask the metadata service past a hop limit of 1.
      env: [{ name: "AWS_REGION", value: around.region }],
    },
    settings: {
      clusterName: around.clusterName,
      clusterEndpoint: around.clusterEndpoint,
      interruptionQueue: around.interruptionQueue,
      eksControlPlane: true,
      enableZonalShift: around.zonalShift,
    },
    priorityClassName: "system-cluster-critical",
    podDisruptionBudget: { name: "karpenter", maxUnavailable: 1 },
    nodeSelector: { "kubernetes.io/os": "linux", ...around.placement.nodeSelector },
    tolerations: around.placement.tolerations,
    affinity: {
      // Never on a node of its own making: it would take itself away.
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] },
          ],
        },
      },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "kubernetes.io/hostname" }],
      },
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
      },
    ],
  };
}
