/** Istio's answer to the same flows: which identities may call a workload in the mesh, and where mutual TLS ends. */
import { type Flow, type FlowMap, flowsTo, peerOf, podsOf } from "./flow.ts";

/** Rule of a security.istio.io/v1 AuthorizationPolicy. */
export interface AuthorizationRule {
  /** Absent where the callers have neither a certificate nor an address that lasts. */
  readonly from?: { readonly source: { readonly principals?: string[]; readonly ipBlocks?: string[] } }[];
  readonly to: {
    readonly operation: { readonly ports: string[]; readonly methods?: string[]; readonly paths?: string[] };
  }[];
}

/** Identity of a service account in the mesh's trust domain. */
export function principal(namespace: string, serviceAccount: string, trustDomain = "cluster.local"): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/**
 * Rules that let the declared callers in; a policy with an empty list of rules lets nobody in. UDP does not pass through
 * the sidecar, so flows over it have no rule here: network policies alone hold them.
 */
export function authorizationRules(map: FlowMap, name: string): AuthorizationRule[] {
  podsOf(map, name);
  return flowsTo(map, name).flatMap((flow) => {
    const ports = tcpPorts(flow).map(String);
    if (ports.length === 0) return [];
    const { methods, paths } = flow.http ?? {};
    return [
      {
        ...callersOf(map, flow),
        to: [
          {
            operation: {
              ports,
              ...(methods ? { methods: [...methods] } : {}),
              ...(paths ? { paths: [...paths] } : {}),
            },
          },
        ],
      },
    ];
  });
}

/** Callers with a certificate are told by it, addresses outside of the cluster by themselves, pods without a sidecar not at all. */
function callersOf(map: FlowMap, flow: Flow): Pick<AuthorizationRule, "from"> {
  const peer = peerOf(map, flow.from);
  if (peer.kind !== "pods") return { from: [{ source: { ipBlocks: [...peer.cidrBlocks] } }] };
  if (!peer.inMesh) return {};
  return { from: [{ source: { principals: [principal(peer.namespace, peer.serviceAccount)] } }] };
}

/**
 * Ports of a workload in the mesh that callers without a certificate are declared to reach. Mutual TLS is off on these
 * and strict on all others: portLevelMtls of the workload's PeerAuthentication.
 */
export function portsWithoutMutualTls(map: FlowMap, name: string): number[] {
  podsOf(map, name);
  const ports = flowsTo(map, name)
    .filter(({ from }) => {
      const peer = peerOf(map, from);
      return peer.kind !== "pods" || !peer.inMesh;
    })
    .flatMap(tcpPorts);
  return [...new Set(ports)].sort((a, b) => a - b);
}

function tcpPorts({ ports }: Flow): number[] {
  return ports.flatMap(({ port, protocol }) => (protocol === "TCP" ? [port] : []));
}
