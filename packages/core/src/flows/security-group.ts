/** Security group rules from flows: what reaches a managed service from the cluster. */
import { type FlowMap, flowsTo, peerOf, type Protocol } from "./flow.ts";

export interface SecurityGroupIngress {
  readonly protocol: Lowercase<Protocol>;
  readonly port: number;
  /** Names of the peers that call; AWS shows it beside the rule. */
  readonly description: string;
}

/** AWS keeps 255 characters of a description, from a small alphabet. */
const DESCRIPTION_LENGTH = 255;

/**
 * One rule for each port that pods are declared to call. All pods of the cluster share the security group of their
 * nodes: which of them may call is the network policies' to say.
 *
 * @throws Error when the peer is not a managed service.
 */
export function securityGroupIngress(map: FlowMap, name: string): SecurityGroupIngress[] {
  if (peerOf(map, name).kind !== "managed")
    throw new Error(`flows: ${name} has no security group of its own`);
  const callers = new Map<string, { port: number; protocol: Protocol; names: Set<string> }>();
  for (const { from, ports } of flowsTo(map, name)) {
    for (const { port, protocol } of ports) {
      const key = `${protocol}/${port}`;
      const entry = callers.get(key) ?? { port, protocol, names: new Set<string>() };
      callers.set(key, entry);
      entry.names.add(from);
    }
  }
  return [...callers.values()]
    .sort((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol))
    .map(({ port, protocol, names }) => ({
      protocol: protocol === "TCP" ? "tcp" : "udp",
      port,
      description: `from ${[...names].sort().join(", ")}`.slice(0, DESCRIPTION_LENGTH),
    }));
}
