/** Values of the aws-load-balancer-controller chart. */
import type { OwnershipTags } from "@drydock/core/naming";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";

export interface ControllerPlace {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly replicas: number;
  /** Tags of every load balancer, where the layer's AWS provider does not reach. */
  readonly tags: OwnershipTags;
  readonly placement: Placement;
}

export function loadBalancerControllerValues(place: ControllerPlace): HelmValues {
  const { clusterName, region, vpcId, replicas, tags, placement } = place;
  return {
    // All three given: a pod cannot ask the metadata service of its node.
    clusterName,
    region,
    vpcId,
    replicaCount: replicas,
    serviceAccount: { create: true, name: "aws-load-balancer-controller" },
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    podSecurityContext: { ...RESTRICTED_POD, fsGroup: 65534 },
    securityContext: { ...RESTRICTED_CONTAINER, runAsNonRoot: true },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "aws-load-balancer-controller" }),
    podDisruptionBudget: { maxUnavailable: 1 },
    serviceMonitor: { enabled: true, interval: "30s" },
    defaultTags: { ...tags },
    defaultTargetType: "ip",
    defaultLoadBalancerScheme: "internal",
    // Services name their class themselves: with this webhook no Service at all could be made while it is away.
    enableServiceMutatorWebhook: false,
    // Made new by each rendering otherwise, and wrong in running pods until they are restarted.
    keepTLSSecret: true,
    // Requests come through the mesh's gateway, never through an Application Load Balancer.
    createIngressClassResource: false,
    ingressClassParams: { create: false },
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
  };
}
