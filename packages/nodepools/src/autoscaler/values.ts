/** Values of the cluster-autoscaler chart. */
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER } from "@drydock/helm-addon";
import type { NodePoolsSettings } from "../context.ts";
import { AUTOSCALER_OWNS } from "../plan.ts";

export type ClusterAutoscalerSettings = NonNullable<NodePoolsSettings["autoscaling"]["clusterAutoscaler"]>;

export interface AutoscalerSurroundings {
  readonly clusterName: string;
  readonly region: string;
  readonly imageTag: string;
  readonly serviceAccount: string;
  readonly placement: Placement;
  /** Taints that only new nodes have: the autoscaler looks past them when it plans. */
  readonly startupTaints: readonly string[];
}

/** Nobody in the image, as its own build calls the user. */
const NOBODY = 65534;

export function autoscalerValues(
  settings: ClusterAutoscalerSettings,
  around: AutoscalerSurroundings,
): HelmValues {
  return {
    fullnameOverride: "cluster-autoscaler",
    cloudProvider: "aws",
    // Given, because a pod cannot ask the instance metadata service past a hop limit of 1.
    awsRegion: around.region,
    autoDiscovery: {
      clusterName: around.clusterName,
      tags: [AUTOSCALER_OWNS, `k8s.io/cluster-autoscaler/${around.clusterName}`],
    },
    image: { tag: around.imageTag },
    replicaCount: settings.replicas,
    resources: settings.resources,
    extraArgs: extraArgs(settings, around.startupTaints),
    rbac: { create: true, serviceAccount: { create: true, name: around.serviceAccount } },
    priorityClassName: "system-cluster-critical",
    // Of the node, so that the autoscaler can add nodes while cluster DNS waits for one.
    dnsPolicy: "Default",
    podDisruptionBudget: { maxUnavailable: 1 },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: NOBODY,
      runAsGroup: NOBODY,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: RESTRICTED_CONTAINER,
    nodeSelector: around.placement.nodeSelector,
    tolerations: around.placement.tolerations,
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: { "app.kubernetes.io/instance": "cluster-autoscaler" } },
      },
    ],
  };
}

type ExtraArgs = Readonly<Record<string, string | number | boolean>>;

/**
 * Command line of the autoscaler. The chart passes each key once, and drops what follows an underscore in it, so
 * that a flag can be given several times.
 */
function extraArgs(settings: ClusterAutoscalerSettings, startupTaints: readonly string[]): ExtraArgs {
  return {
    expander: settings.expander,
    "balance-similar-node-groups": settings.balanceSimilarNodeGroups,
    "skip-nodes-with-local-storage": settings.skipNodesWithLocalStorage,
    "skip-nodes-with-system-pods": settings.skipNodesWithSystemPods,
    "scale-down-delay-after-add": `${settings.scaleDownDelayAfterAddMinutes}m`,
    "scale-down-unneeded-time": `${settings.scaleDownUnneededMinutes}m`,
    "scale-down-utilization-threshold": settings.scaleDownUtilizationThreshold,
    ...Object.fromEntries(startupTaints.map((taint, i) => [`startup-taint_${i + 1}`, taint])),
  };
}
