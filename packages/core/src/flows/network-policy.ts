/** Kubernetes NetworkPolicies from flows: what packets may reach a workload's pods, and leave them. */
import { type Flow, type FlowMap, flowsFrom, flowsTo, type Peer, peerOf, podsOf } from "./flow.ts";

/** Peer of a networking.k8s.io/v1 NetworkPolicy rule. */
export interface NetworkPolicyPeer {
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly ipBlock?: { readonly cidr: string; readonly except?: string[] };
}

export interface NetworkPolicyPort {
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

export interface NetworkPolicyRules {
  readonly ingress: { readonly from: NetworkPolicyPeer[]; readonly ports: NetworkPolicyPort[] }[];
  readonly egress: { readonly to: NetworkPolicyPeer[]; readonly ports: NetworkPolicyPort[] }[];
}

/** Label that Kubernetes itself puts on every namespace. */
const NAMESPACE_NAME = "kubernetes.io/metadata.name";

/** Ingress and egress rules of the peer's pods; empty lists close both directions. */
export function networkPolicyRules(map: FlowMap, name: string): NetworkPolicyRules {
  podsOf(map, name);
  return {
    ingress: flowsTo(map, name).map((flow) => ({
      from: policyPeers(peerOf(map, flow.from)),
      ports: policyPorts(flow),
    })),
    egress: flowsFrom(map, name).map((flow) => ({
      to: policyPeers(peerOf(map, flow.to)),
      ports: policyPorts(flow),
    })),
  };
}

/** spec of the NetworkPolicy that selects the peer's pods and lets through what flows allow. */
export function networkPolicySpec(map: FlowMap, name: string) {
  return {
    podSelector: { matchLabels: { ...podsOf(map, name).podLabels } },
    policyTypes: ["Ingress", "Egress"],
    ...networkPolicyRules(map, name),
  };
}

function policyPeers(peer: Peer): NetworkPolicyPeer[] {
  if (peer.kind === "pods") {
    return [
      {
        namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: peer.namespace } },
        podSelector: { matchLabels: { ...peer.podLabels } },
      },
    ];
  }
  const except = peer.kind === "blocks" && peer.except ? { except: [...peer.except] } : {};
  return peer.cidrBlocks.map((cidr) => ({ ipBlock: { cidr, ...except } }));
}

function policyPorts({ ports }: Flow): NetworkPolicyPort[] {
  return ports.map(({ port, protocol }) => ({ port, protocol }));
}
