/** Values of the cilium chart in ENI mode. */

export interface CiliumPlace {
  readonly clusterName: string;
  /** https://… endpoint of the Kubernetes API. */
  readonly endpoint: string;
  /** Subnets that pods take their addresses from; without them, the nodes' own. */
  readonly podSubnetIds: readonly string[];
}

/**
 * Pods have addresses of the VPC and packets are routed, never tunnelled. Cilium also does kube-proxy's work, so it
 * must find the API by the endpoint's own name: the service address is its to make.
 *
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
export function ciliumValues(place: CiliumPlace, prefixDelegation: boolean): Record<string, unknown> {
  return {
    cluster: { name: place.clusterName },
    eni: {
      enabled: true,
      awsEnablePrefixDelegation: prefixDelegation,
      ...(place.podSubnetIds.length > 0 ? { nodeSpec: podSubnets(place.podSubnetIds) } : {}),
    },
    ipam: { mode: "eni" },
    routingMode: "native",
    kubeProxyReplacement: "true",
    k8sServiceHost: new URL(place.endpoint).hostname,
    k8sServicePort: "443",
    policyEnforcementMode: "default",
    operator: { replicas: 2 },
  };
}

/** The first interface stays the node's: it is in the node's subnet. */
function podSubnets(subnetIDs: readonly string[]): Record<string, unknown> {
  return { firstInterfaceIndex: 1, subnetIDs: [...subnetIDs] };
}
