/** VPC addresses that one node takes when it runs as many pods as it may. Pure arithmetic. */
import type { InstanceType } from "@drydock/core/catalogue";
import type { CniSettings } from "../platform/cni.ts";

export const ADDRESSES_PER_PREFIX = 16;

/** aws-node and kube-proxy use the node's own address. */
const HOST_NETWORK_PODS = 2;

export interface NodeAddresses {
  /** In the node's own subnet. */
  readonly node: number;
  /** Single addresses in the pods' subnet. */
  readonly singles: number;
  /** Blocks of 16 in the pods' subnet. */
  readonly prefixes: number;
}

export type NodeLimits = Pick<InstanceType, "maxEnis" | "ipv4PerEni" | "branchInterfaces">;
export type NodeNetworking = Pick<
  CniSettings,
  | "vpcAddresses"
  | "prefixDelegation"
  | "customNetworking"
  | "warmPrefixes"
  | "warmInterfaces"
  | "podInterfaces"
>;

/**
 * The CNI takes addresses by whole interfaces, or by whole prefixes, and keeps some of either warm. Every interface has a
 * primary address that no pod gets; with custom networking the first interface serves no pods at all.
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/eni-and-ip-target.md
 */
export function addressesOfNode(type: NodeLimits, maxPods: number, cni: NodeNetworking): NodeAddresses {
  if (!cni.vpcAddresses) return { node: 1, singles: 0, prefixes: 0 };
  const pods = Math.max(0, maxPods - HOST_NETWORK_PODS);
  const slots = type.ipv4PerEni - 1;
  const interfaces = type.maxEnis - (cni.customNetworking ? 1 : 0);
  const trunk = cni.podInterfaces && type.branchInterfaces > 0 ? 1 : 0;
  if (cni.prefixDelegation) {
    const wanted = Math.ceil(pods / ADDRESSES_PER_PREFIX) + cni.warmPrefixes;
    const prefixes = Math.min(wanted, interfaces * slots);
    const primaries = Math.ceil(prefixes / slots) - (cni.customNetworking ? 0 : 1);
    return { node: 1, singles: Math.max(0, primaries) + trunk, prefixes };
  }
  const used = Math.min(interfaces, Math.ceil(pods / slots) + cni.warmInterfaces);
  const singles = used * type.ipv4PerEni - (cni.customNetworking || used === 0 ? 0 : 1);
  return { node: 1, singles: singles + trunk, prefixes: 0 };
}

/** What a pool needs for each node, whichever of its types the node has. */
export function worstOf(types: readonly NodeLimits[], maxPods: number, cni: NodeNetworking): NodeAddresses {
  const each = types.map((type) => addressesOfNode(type, maxPods, cni));
  return {
    node: 1,
    singles: Math.max(0, ...each.map(({ singles }) => singles)),
    prefixes: Math.max(0, ...each.map(({ prefixes }) => prefixes)),
  };
}
