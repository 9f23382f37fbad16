/** NetworkPolicies of a plan, resolved to the ends that they select: what each end lets in and out. */
import { isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { specOf } from "../kubernetes/pods.ts";
import { isRecord, list, number, records, text, texts, type Tree } from "../kubernetes/read.ts";
import { labelSelector, matches } from "../kubernetes/selectors/match.ts";
import type { World } from "../kubernetes/world.ts";
import { type Addresses, addressesOf, EVERYWHERE, union } from "./addresses.ts";
import type { End } from "./ends.ts";

export type Protocol = "TCP" | "UDP";

export interface PolicyPort {
  readonly protocol: Protocol;
  /** Names are those of the callee's container ports. */
  readonly port: number | string;
  readonly endPort: number | undefined;
}

export interface Rule {
  /** Places of the ends at the other side. */
  readonly ends: ReadonlySet<number>;
  readonly addresses: Addresses;
  /** Undefined: all ports. */
  readonly ports: readonly PolicyPort[] | undefined;
}

/** Undefined where no policy selects the end: everything passes. */
export interface Held {
  readonly ingress: readonly Rule[] | undefined;
  readonly egress: readonly Rule[] | undefined;
  /** A policy that selects the end, to point at. */
  readonly policy: KubernetesObject | undefined;
}

type Direction = "Ingress" | "Egress";

export function heldBy(
  objects: readonly KubernetesObject[],
  ends: readonly End[],
  namespaces: World["namespaces"],
): Held[] {
  const select = selecting(ends, namespaces);
  const policies = objects
    .filter((object) => isKind(object, "networking.k8s.io", "NetworkPolicy"))
    .map((object) => {
      const spec = specOf(object);
      const types = texts(spec["policyTypes"]);
      const own = object.namespace ?? "default";
      const rules = (direction: Direction): readonly Rule[] | undefined => {
        const field = direction === "Ingress" ? "ingress" : "egress";
        const holds =
          types.length > 0 ? types.includes(direction) : direction === "Ingress" || "egress" in spec;
        return holds ? records(spec[field]).map(([rule]) => ruleOf(rule, direction, own, select)) : undefined;
      };
      return {
        object,
        selected: select({ podSelector: spec["podSelector"] ?? {} }, own),
        Ingress: rules("Ingress"),
        Egress: rules("Egress"),
      };
    });
  return ends.map((_, i) => {
    const own = policies.filter(({ selected }) => selected.has(i));
    const all = (direction: Direction): readonly Rule[] | undefined => {
      const holding = own.flatMap((policy) => (policy[direction] ? [policy[direction]] : []));
      return holding.length === 0 ? undefined : holding.flat();
    };
    return { ingress: all("Ingress"), egress: all("Egress"), policy: own.at(-1)?.object };
  });
}

type Select = (peer: Tree, own: string) => ReadonlySet<number>;

/** Selectors repeat from policy to policy: each is answered once. */
function selecting(ends: readonly End[], namespaces: World["namespaces"]): Select {
  const known = new Map<string, ReadonlySet<number>>();
  return ({ podSelector, namespaceSelector }, own) => {
    const key = JSON.stringify([podSelector, namespaceSelector, isRecord(namespaceSelector) ? "" : own]);
    const found = known.get(key);
    if (found) return found;
    const inside = namespacesOf(namespaceSelector, own, namespaces);
    const wanted = labelSelector(podSelector);
    const selected = new Set(
      ends.flatMap(({ namespace, labels }, i) =>
        inside.has(namespace) && matches(wanted, { labels, complete: true }) === "yes" ? [i] : [],
      ),
    );
    known.set(key, selected);
    return selected;
  };
}

function namespacesOf(selector: unknown, own: string, namespaces: World["namespaces"]): ReadonlySet<string> {
  if (!isRecord(selector)) return new Set([own]);
  const wanted = labelSelector(selector);
  return new Set(
    [...namespaces].flatMap(([name, labels]) =>
      matches(wanted, { labels, complete: true }) === "yes" ? [name] : [],
    ),
  );
}

function ruleOf(rule: Tree, direction: Direction, own: string, select: Select): Rule {
  const written = rule[direction === "Ingress" ? "from" : "to"];
  const peers = records(written).map(([peer]) => peer);
  const pods = peers.filter((peer) => peer["ipBlock"] === undefined);
  const blocks = peers.filter((peer) => isRecord(peer["ipBlock"])).map((peer) => peer["ipBlock"] as Tree);
  const any = list(written).length === 0;
  return {
    ends: new Set(pods.flatMap((peer) => [...select(peer, own)])),
    addresses: any
      ? EVERYWHERE
      : union(blocks.flatMap(({ cidr, except }) => addressesOf(texts([cidr]), texts(except)))),
    ports:
      list(rule["ports"]).length === 0 ? undefined : records(rule["ports"]).map(([port]) => portOf(port)),
  };
}

function portOf({ port, protocol, endPort }: Tree): PolicyPort {
  return {
    protocol: text(protocol) === "UDP" ? "UDP" : "TCP",
    port: number(port) ?? text(port) ?? 0,
    endPort: number(endPort),
  };
}

/** A port as people write it in a record: 443, 30000-32767, or * for all. */
export interface AskedPort {
  readonly protocol: Protocol;
  /** Undefined: all of them. */
  readonly port: number | undefined;
  readonly last?: number;
}

export function opens({ ports }: Rule, asked: AskedPort, callee: End | undefined): boolean {
  if (ports === undefined) return true;
  const { port } = asked;
  if (port === undefined) return false;
  return ports.some((one) => {
    if (one.protocol !== asked.protocol) return false;
    const first = typeof one.port === "number" ? one.port : callee?.ports.get(one.port);
    // Pods that the plan does not spell out may call any of their ports so.
    if (first === undefined && callee?.urn === undefined) return callee !== undefined;
    return first !== undefined && first <= port && port <= (one.endPort ?? first);
  });
}

/** Ports that a rule names, as numbers of the callee. */
export function portsIn({ ports }: Rule, callee: End | undefined): AskedPort[] {
  if (ports === undefined) return [{ protocol: "TCP", port: undefined }];
  return ports.flatMap(({ protocol, port, endPort }) => {
    const first = typeof port === "number" ? port : callee?.ports.get(port);
    if (first === undefined) return [];
    return [{ protocol, port: first, ...(endPort === undefined ? {} : { last: endPort }) }];
  });
}

export function portText({ port, last }: AskedPort): string {
  if (port === undefined) return "*";
  return last === undefined ? String(port) : `${port}-${last}`;
}
