/** Who can talk to whom: the declared connections and whether they pass, and those that pass and are not declared. */
import type { Reachability } from "@drydock/core/plan-record";
import type { Platform } from "../platform/platform.ts";
import { type Addresses, addressText, minus, union } from "./addresses.ts";
import {
  betweenPods,
  fromAddresses,
  letIn,
  letOut,
  nameOf,
  subjectOf,
  toAddresses,
  toService,
  type Verdict,
} from "./connections.ts";
import { type AskedPort, portsIn, portText, type Rule } from "./policies.ts";
import { covers } from "./services.ts";
import { type View, viewOf } from "./view.ts";

export interface Connection extends Reachability {
  /** URN of what to look at. */
  readonly subject: string | undefined;
}

const known = new WeakMap<Platform, readonly Connection[]>();

/** Worked out once for a plan. Empty where it declares no flows: there is nothing to compare with. */
export function connectionsOf(platform: Platform): readonly Connection[] {
  const found = known.get(platform) ?? connections(platform);
  known.set(platform, found);
  return found;
}

function connections(platform: Platform): Connection[] {
  if (platform.flows === undefined) return [];
  const view = viewOf(platform, platform.flows);
  const declared = declarations(view);
  return [
    ...view.flows.flows.flatMap((flow) => ofFlow(view, flow)),
    ...undeclaredBetweenPods(view, declared),
    ...undeclaredOutside(view, declared),
    ...undeclaredToServices(view),
  ];
}

type Flow = View["flows"]["flows"][number];

function ofFlow(view: View, { from, to, ports, why }: Flow): Connection[] {
  return ports.map(({ port, protocol }) => {
    const verdict = verdictOn(view, from, to, { port, protocol });
    const { reachable, level, subject } = verdict;
    const said = reachable ? why : `${why}; ${verdict.why}`;
    return { from, to, port: String(port), protocol, reachable, declared: true, level, why: said, subject };
  });
}

function verdictOn(view: View, from: string, to: string, asked: AskedPort): Verdict {
  const { peers } = view.flows;
  const caller = view.ends.findIndex(({ name }) => name === from);
  const callee = view.ends.findIndex(({ name }) => name === to);
  if (callee === -1 && peers[to]?.kind === "managed") return toService(view, caller, to, asked);
  if (callee === -1) return toAddresses(view, caller, view.addresses.get(to) ?? [], to, asked);
  if (caller === -1) return fromAddresses(view, view.addresses.get(from) ?? [], from, callee, asked);
  return betweenPods(view, caller, callee, asked);
}

interface Declarations {
  readonly between: (from: number, to: number, asked: AskedPort) => boolean;
  readonly out: (from: number, asked: AskedPort) => Addresses;
  readonly into: (to: number, asked: AskedPort) => Addresses;
}

/** What flows mean, by end and port, so that each question is one look-up. */
function declarations({ flows, meant, addresses, pods }: View): Declarations {
  const pairs = new Set<string>();
  const out = new Map<string, (readonly [number, number])[]>();
  const into = new Map<string, (readonly [number, number])[]>();
  const add = (map: typeof out, end: number, port: string, ranges: Addresses): void => {
    const key = `${end} ${port}`;
    map.set(key, [...(map.get(key) ?? []), ...ranges]);
  };
  for (const { from, to, ports } of flows.flows) {
    for (const { port, protocol } of ports) {
      const key = `${protocol} ${port}`;
      for (const caller of meant.get(from) ?? []) {
        add(out, caller, key, addresses.get(to) ?? []);
        for (const callee of meant.get(to) ?? []) pairs.add(`${caller} ${callee} ${key}`);
      }
      for (const callee of meant.get(to) ?? []) add(into, callee, key, addresses.get(from) ?? []);
    }
  }
  const keyOf = ({ port, protocol }: AskedPort): string => `${protocol} ${port ?? "*"}`;
  const rangesIn = (map: typeof out, end: number, asked: AskedPort): Addresses =>
    union([...(map.get(`${end} ${keyOf(asked)}`) ?? []), ...pods]);
  return {
    between: (from, to, asked) => asked.last === undefined && pairs.has(`${from} ${to} ${keyOf(asked)}`),
    out: (from, asked) => rangesIn(out, from, asked),
    into: (to, asked) => rangesIn(into, to, asked),
  };
}

function undeclaredBetweenPods(view: View, declared: Declarations): Connection[] {
  const places = [...view.ends.keys()];
  return places.flatMap((from) =>
    places.flatMap((to) =>
      candidates(view, from, to).flatMap((asked) => {
        if (declared.between(from, to, asked) || isClusterDns(view, to, asked)) return [];
        const verdict = betweenPods(view, from, to, asked);
        return verdict.reachable ? [undeclared(nameOf(view, from), nameOf(view, to), asked, verdict)] : [];
      }),
    ),
  );
}

/** Every pod may ask it: namespaces open that by a policy of their own, and flows do not repeat it. */
function isClusterDns({ ends }: View, to: number, { port }: AskedPort): boolean {
  const end = ends[to];
  return port === 53 && end?.namespace === "kube-system" && end.labels["k8s-app"] === "kube-dns";
}

/** Ports that rules of both sides speak of; all of them where neither does. */
function candidates({ held, ends }: View, from: number, to: number): AskedPort[] {
  const callee = ends[to];
  if (!ends[from]?.judged && !callee?.judged) return [];
  const of = (rules: readonly Rule[] | undefined, isPeer: (rule: Rule) => boolean): AskedPort[] =>
    rules === undefined
      ? [{ protocol: "TCP", port: undefined }]
      : rules.flatMap((rule) => (isPeer(rule) ? portsIn(rule, callee) : []));
  const into = of(held[to]?.ingress, ({ ends: all, addresses }) => all.has(from) || addresses.length > 0);
  if (into.length === 0) return [];
  const out = of(held[from]?.egress, ({ ends: all, addresses }) => all.has(to) || addresses.length > 0);
  if (out.length === 0) return [];
  const narrower = into.every(({ port }) => port === undefined) ? out : into;
  return [...new Map(narrower.map((one) => [`${one.protocol} ${portText(one)}`, one])).values()];
}

function undeclaredOutside(view: View, declared: Declarations): Connection[] {
  return [...view.ends.keys()].flatMap((place) => {
    if (!view.ends[place]?.judged) return [];
    const name = nameOf(view, place);
    const out = portsOutside(view.held[place]?.egress, view, undefined).flatMap((asked) => {
      const left = minus(letOut(view, place, asked), declared.out(place, asked));
      return left.length === 0
        ? []
        : [
            undeclared(
              name,
              namesOf(view, left),
              asked,
              passes(view, place, "its NetworkPolicies let it out"),
            ),
          ];
    });
    const into = portsOutside(view.held[place]?.ingress, view, place).flatMap((asked) => {
      const left = minus(letIn(view, place, asked), declared.into(place, asked));
      if (left.length === 0) return [];
      const verdict = fromAddresses(view, left, "", place, asked);
      return verdict.reachable ? [undeclared(namesOf(view, left), name, asked, verdict)] : [];
    });
    return [...out, ...into];
  });
}

function portsOutside(
  rules: readonly Rule[] | undefined,
  { ends }: View,
  callee: number | undefined,
): AskedPort[] {
  if (rules === undefined) return [{ protocol: "TCP", port: undefined }];
  const end = callee === undefined ? undefined : ends[callee];
  const ports = rules.flatMap((rule) => (rule.addresses.length > 0 ? portsIn(rule, end) : []));
  return [...new Map(ports.map((one) => [`${one.protocol} ${portText(one)}`, one])).values()];
}

/** Names of peers that are among the addresses, or the addresses themselves. */
function namesOf({ addresses }: View, left: Addresses): string {
  const names = [...addresses].flatMap(([name, own]) =>
    own.length > 0 && minus(own, left).length === 0 ? [name] : [],
  );
  return names.length > 0 ? names.join(", ") : addressText(left);
}

/** Ports of services that security groups open to pods, and that no flow to such a service names. */
function undeclaredToServices({ flows, services }: View): Connection[] {
  const declared = new Set(
    flows.flows
      .filter(({ to }) => flows.peers[to]?.kind === "managed")
      .flatMap(({ ports }) => ports.map(({ port }) => port)),
  );
  return services.flatMap(({ resource, port, open }) =>
    declared.has(port) || !open.some((rule) => covers(rule, port))
      ? []
      : [
          {
            ...undeclared(
              "pods",
              resource.name,
              { protocol: "TCP", port },
              {
                reachable: true,
                level: "securityGroup",
                why: "its security group lets pods in",
                subject: resource.urn,
              },
            ),
          },
        ],
  );
}

function passes(view: View, place: number, why: string): Verdict {
  return { reachable: true, level: "networkPolicy", why, subject: subjectOf(view, place) };
}

function undeclared(from: string, to: string, asked: AskedPort, verdict: Verdict): Connection {
  const { reachable, level, why, subject } = verdict;
  const { protocol } = asked;
  return { from, to, port: portText(asked), protocol, reachable, declared: false, level, why, subject };
}
