/** How many pods a node can run with the Amazon VPC CNI. */
import type { InstanceType } from "./instance-types.ts";

export interface PodNetworking {
  /** Interfaces hold /28 prefixes in place of single addresses. */
  readonly prefixDelegation: boolean;
  /** Pods live in subnets of their own, so the first interface, which is the node's, gives them nothing. */
  readonly customNetworking: boolean;
}

type Limits = Pick<InstanceType, "maxEnis" | "ipv4PerEni">;

const ADDRESSES_PER_PREFIX = 16;

/** aws-node and kube-proxy use the node's own address. */
const HOST_NETWORK_PODS = 2;

/**
 * Pods that the node has addresses for: each interface keeps its first address for itself.
 * https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export function maxPods({ maxEnis, ipv4PerEni }: Limits, networking: PodNetworking): number {
  const interfaces = networking.customNetworking ? maxEnis - 1 : maxEnis;
  const perSlot = networking.prefixDelegation ? ADDRESSES_PER_PREFIX : 1;
  return interfaces * (ipv4PerEni - 1) * perSlot + HOST_NETWORK_PODS;
}

/**
 * The most that AWS advises, whatever the addresses: 110 up to 30 vCPU, and 250 above.
 * https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export function recommendedMaxPods(
  type: Limits & Pick<InstanceType, "vcpu">,
  networking: PodNetworking,
): number {
  return Math.min(maxPods(type, networking), type.vcpu > 30 ? 250 : 110);
}
