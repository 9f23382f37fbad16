/** Whether one connection passes at every level, and what cuts it. */
import type { Reachability } from "@drydock/core/plan-record";
import { type Addresses, meets, minus } from "./addresses.ts";
import { type AskedPort, opens, portText, type Rule } from "./policies.ts";
import type { View } from "./view.ts";
import { covers } from "./services.ts";

type Level = Reachability["level"];

export interface Verdict {
  readonly reachable: boolean;
  readonly level: Level;
  /** What cuts it, or what lets it through. */
  readonly why: string;
  /** URN of what to look at; undefined where the plan has nothing of the kind. */
  readonly subject: string | undefined;
}

/** From one end to another, by their places. */
export function betweenPods(view: View, from: number, to: number, asked: AskedPort): Verdict {
  const { ends, held, pods } = view;
  const out = lets(
    held[from]?.egress,
    asked,
    view,
    to,
    (rule) => rule.ends.has(to) || meets(rule.addresses, pods),
  );
  if (!out) return cutByPolicy(view, from, "egress", to, asked);
  const into = lets(
    held[to]?.ingress,
    asked,
    view,
    to,
    (rule) => rule.ends.has(from) || meets(rule.addresses, pods),
  );
  if (!into) return cutByPolicy(view, to, "ingress", from, asked);
  return throughMesh(view, { end: ends[from], addresses: pods }, to, asked);
}

/** From one end to addresses outside; cut where not all of them are let through. */
export function toAddresses(
  view: View,
  from: number,
  to: Addresses,
  name: string,
  asked: AskedPort,
): Verdict {
  const left = minus(minus(to, view.pods), letOut(view, from, asked));
  const passes = left.length === 0;
  return {
    reachable: passes,
    level: "networkPolicy",
    why: passes
      ? `NetworkPolicies of ${nameOf(view, from)} let it out`
      : `no egress rule of ${nameOf(view, from)} opens ${portText(asked)} to ${name}`,
    subject: subjectOf(view, from),
  };
}

/** From addresses outside to one end; cut where not all of them are let through. */
export function fromAddresses(
  view: View,
  from: Addresses,
  name: string,
  to: number,
  asked: AskedPort,
): Verdict {
  const outside = minus(from, view.pods);
  if (minus(outside, letIn(view, to, asked)).length > 0) {
    const why = `no ingress rule of ${nameOf(view, to)} opens ${portText(asked)} to ${name}`;
    return { reachable: false, level: "networkPolicy", why, subject: subjectOf(view, to) };
  }
  return throughMesh(view, { end: undefined, addresses: outside }, to, asked);
}

/** From one end to a service of AWS in the given addresses. */
export function toService(view: View, from: number, name: string, asked: AskedPort): Verdict {
  const addresses = view.addresses.get(name) ?? [];
  const out = toAddresses(view, from, addresses, name, asked);
  if (!out.reachable) return out;
  const port = asked.port ?? 0;
  const answering = view.services.filter((one) => one.port === port && meets(one.addresses, addresses));
  const open = answering.find((one) => one.open.some((rule) => covers(rule, port)));
  const [first] = answering;
  if (open) {
    const why = `security group of ${open.resource.name} lets pods in`;
    return { reachable: true, level: "securityGroup", why, subject: open.resource.urn };
  }
  return {
    reachable: false,
    level: "securityGroup",
    why: first
      ? `no security group of ${first.resource.name} lets pods in on ${portText(asked)}`
      : `no service of the plan answers on ${portText(asked)} there`,
    subject: first?.resource.urn ?? out.subject,
  };
}

/** Addresses outside that an end may call on a port. */
export function letOut(view: View, from: number, asked: AskedPort): Addresses {
  return outside(view, view.held[from]?.egress, asked, undefined);
}

/** Addresses outside that may call an end on a port, as far as NetworkPolicies say. */
export function letIn(view: View, to: number, asked: AskedPort): Addresses {
  return outside(view, view.held[to]?.ingress, asked, to);
}

function outside(
  view: View,
  rules: readonly Rule[] | undefined,
  asked: AskedPort,
  callee: number | undefined,
): Addresses {
  if (rules === undefined) return ALL_OUTSIDE;
  const end = callee === undefined ? undefined : view.ends[callee];
  return rules.flatMap((rule) => (opens(rule, asked, end) ? rule.addresses : []));
}

const ALL_OUTSIDE: Addresses = [[0, 2 ** 32 - 1]];

function throughMesh(
  view: View,
  caller: { readonly end: View["ends"][number] | undefined; readonly addresses: Addresses },
  to: number,
  { port, protocol }: AskedPort,
): Verdict {
  const end = view.ends[to];
  const cut = end && protocol === "TCP" ? view.mesh(caller, end, port) : undefined;
  return {
    reachable: cut === undefined,
    level: end?.inMesh && protocol === "TCP" ? "mesh" : "networkPolicy",
    why: cut ?? `NetworkPolicies ${end?.inMesh ? "and the mesh let" : "let"} it through`,
    subject: subjectOf(view, to),
  };
}

function lets(
  rules: readonly Rule[] | undefined,
  asked: AskedPort,
  { ends }: View,
  callee: number,
  isPeer: (rule: Rule) => boolean,
): boolean {
  return rules === undefined || rules.some((rule) => isPeer(rule) && opens(rule, asked, ends[callee]));
}

function cutByPolicy(
  view: View,
  place: number,
  direction: "ingress" | "egress",
  other: number,
  asked: AskedPort,
): Verdict {
  return {
    reachable: false,
    level: "networkPolicy",
    why: `no ${direction} rule of ${nameOf(view, place)} opens ${portText(asked)} to ${nameOf(view, other)}`,
    subject: subjectOf(view, place),
  };
}

export const nameOf = ({ ends }: View, place: number): string => ends[place]?.name ?? "";

/** A policy that selects the end, or its workload. */
export function subjectOf({ held, ends }: View, place: number): string | undefined {
  return held[place]?.policy?.urn ?? ends[place]?.urn;
}
