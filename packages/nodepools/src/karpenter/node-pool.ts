/** NodePool: which nodes Karpenter may make, how many, and when it may take them away. */
import type { NodeTaint } from "@drydock/hardened-node-group";
import { kubernetesTaint } from "../plan.ts";
import type { KarpenterSettings } from "./values.ts";

export type KarpenterNodePoolSettings = KarpenterSettings["nodePools"][string];

/**
 * Types of one vCPU have two network interfaces: the node's own, and one for pods that have security groups. In a pod
 * range nothing is left for the other pods, and Karpenter, which counts maxPods, would choose such a type as the cheapest.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
 */
const ROOM_FOR_PODS = { key: "karpenter.k8s.aws/instance-cpu", operator: "Gt", values: ["1"] } as const;

/** spec of a karpenter.sh/v1 NodePool. https://karpenter.sh/docs/concepts/nodepools/ */
export function nodePoolSpec(
  settings: KarpenterNodePoolSettings,
  nodeClass: string,
  startupTaints: readonly NodeTaint[],
) {
  return {
    ...(settings.weight === undefined ? {} : { weight: settings.weight }),
    template: {
      metadata: { labels: settings.labels },
      spec: {
        nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: nodeClass },
        taints: settings.taints,
        startupTaints: startupTaints.map(kubernetesTaint),
        requirements: [...settings.requirements.map(requirement), ROOM_FOR_PODS],
        expireAfter: settings.expireAfter,
      },
    },
    disruption: settings.disruption,
    limits: settings.limits,
  };
}

/** Exists and DoesNotExist have no values, and Karpenter refuses an empty list there. */
function requirement({ values, ...rest }: KarpenterNodePoolSettings["requirements"][number]) {
  return values.length === 0 ? rest : { ...rest, values };
}
