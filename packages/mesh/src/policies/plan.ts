/** Who may call whom in the mesh, as Istio's policies: derived from the environment's flows. */
import type { MeshSettings } from "@drydock/core/environment";
import {
  type AuthorizationRule,
  authorizationRules,
  type FlowMap,
  GATEWAY_PORTS,
  type PodsPeer,
  portsWithoutMutualTls,
  principal,
  PROXY_PORTS,
} from "@drydock/core/flows";
import { TRUST_DOMAIN } from "../trust.ts";

const OWN_PORTS: ReadonlySet<number> = new Set(Object.values(PROXY_PORTS));

/** Workloads that have a proxy and labels of their own, by name. */
export function meshedWorkloads({ peers }: FlowMap): [name: string, peer: PodsPeer][] {
  return Object.entries(peers).flatMap(([name, peer]): [string, PodsPeer][] =>
    peer.kind === "pods" && peer.inMesh && Object.keys(peer.podLabels).length > 0 ? [[name, peer]] : [],
  );
}

/** Rules of a workload, without the ports that its proxy answers itself, before any policy is asked. */
export function rulesOf(flows: FlowMap, name: string): AuthorizationRule[] {
  return authorizationRules(flows, name).flatMap((rule) => {
    const to = rule.to.flatMap(({ operation }) => {
      const ports = operation.ports.filter((port) => !OWN_PORTS.has(Number(port)));
      return ports.length > 0 ? [{ operation: { ...operation, ports } }] : [];
    });
    return to.length > 0 ? [{ ...rule, to }] : [];
  });
}

export type PlainMode = "DISABLE" | "PERMISSIVE";

/**
 * Ports that callers without a certificate reach, without those of the proxy. Where callers with one come to the same
 * port they keep it, because rules tell them by it.
 */
export function plainPorts(flows: FlowMap, name: string): Readonly<Record<string, PlainMode>> {
  const certified = new Set(rulesOf(flows, name).flatMap(portsByPrincipal));
  return Object.fromEntries(
    portsWithoutMutualTls(flows, name)
      .filter((port) => !OWN_PORTS.has(port))
      .map((port) => [String(port), certified.has(String(port)) ? "PERMISSIVE" : "DISABLE"]),
  );
}

function portsByPrincipal({ from = [], to }: AuthorizationRule): string[] {
  return from.some(({ source }) => source.principals) ? to.flatMap(({ operation }) => operation.ports) : [];
}

/** spec of an AuthorizationPolicy. One without rules lets nobody in. */
export function allowSpec(podLabels: PodsPeer["podLabels"], rules: readonly object[]) {
  return {
    selector: { matchLabels: { ...podLabels } },
    action: "ALLOW",
    ...(rules.length > 0 ? { rules: [...rules] } : {}),
  };
}

/** Strict but for the ports of callers that have no certificate. */
export function strictSpec(podLabels: PodsPeer["podLabels"], plain: Readonly<Record<string, PlainMode>>) {
  return {
    selector: { matchLabels: { ...podLabels } },
    mtls: { mode: "STRICT" },
    portLevelMtls: Object.fromEntries(Object.entries(plain).map(([port, mode]) => [port, { mode }])),
  };
}

/** Callers of the egress gateway, each held to the hosts that are listed for its namespace. */
export function egressRules(hosts: MeshSettings["egressGateway"]["hosts"]) {
  return hosts.map(({ host, namespaces }) => ({
    from: [
      {
        source: { principals: namespaces.map((namespace) => principal(namespace, "*", TRUST_DOMAIN)) },
      },
    ],
    to: [{ operation: { ports: [String(GATEWAY_PORTS.egress)] } }],
    when: [{ key: "connection.sni", values: [host] }],
  }));
}
