/** What binds pods to each other: spread and pod (anti-)affinity, resolved to sets of pods once for a plan. */
import { labelSelector, matches } from "../kubernetes/selectors/match.ts";
import { at, isRecord, number, records, text, texts, type Tree } from "../kubernetes/read.ts";
import type { PodSet } from "./pod-set.ts";

export type Topology = "zone" | "node";

/** Pods of these sets are counted in each zone, or on each node. */
export interface Bond {
  readonly topology: Topology;
  /** Places in the list of sets. */
  readonly sets: readonly number[];
}

export interface Spread extends Bond {
  readonly maxSkew: number;
}

export interface Constraints {
  /** Spread that must hold; what is only wished for does not keep a pod from running. */
  readonly spread: readonly Spread[];
  /** Where pods of these are, this one cannot be: its own wish, and theirs. */
  readonly apart: readonly Bond[];
  /** Where none of these is, this one cannot be, unless it is one of them and the first. */
  readonly together: readonly Bond[];
}

const TOPOLOGIES: Readonly<Record<string, Topology>> = {
  "kubernetes.io/hostname": "node",
  "topology.kubernetes.io/zone": "zone",
};

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

export function constraintsOf(sets: readonly PodSet[]): Constraints[] {
  const own = sets.map((set) => ({
    spread: spreadOf(set, sets),
    apart: bondsOf(set, "podAntiAffinity", sets),
    together: bondsOf(set, "podAffinity", sets),
  }));
  return own.map((constraints, i) => ({ ...constraints, apart: [...constraints.apart, ...theirs(own, i)] }));
}

/** A pod that is there keeps others away too. */
function theirs(own: readonly Constraints[], i: number): Bond[] {
  return own.flatMap(({ apart }, other) =>
    other === i
      ? []
      : apart.filter(({ sets }) => sets.includes(i)).map(({ topology }) => ({ topology, sets: [other] })),
  );
}

function spreadOf(set: PodSet, sets: readonly PodSet[]): Spread[] {
  return records(set.spec["topologySpreadConstraints"]).flatMap(([one]) => {
    const topology = TOPOLOGIES[text(one["topologyKey"]) ?? ""];
    if (one["whenUnsatisfiable"] === "ScheduleAnyway" || topology === undefined) return [];
    const selected = selectedBy(one["labelSelector"], [set.namespace], sets);
    return [{ topology, sets: selected, maxSkew: number(one["maxSkew"]) ?? 1 }];
  });
}

function bondsOf(set: PodSet, kind: string, sets: readonly PodSet[]): Bond[] {
  return records(at(set.spec, "affinity", kind, REQUIRED)).flatMap(([term]) => {
    const topology = TOPOLOGIES[text(term["topologyKey"]) ?? ""];
    if (topology === undefined) return [];
    return [{ topology, sets: selectedBy(term["labelSelector"], namespacesOf(term, set), sets) }];
  });
}

/** A namespace selector is taken to select all: to be apart from more is the safer guess. */
function namespacesOf(term: Tree, { namespace }: PodSet): readonly string[] | undefined {
  if (isRecord(term["namespaceSelector"])) return undefined;
  const named = texts(term["namespaces"]);
  return named.length > 0 ? named : [namespace];
}

function selectedBy(
  selector: unknown,
  namespaces: readonly string[] | undefined,
  sets: readonly PodSet[],
): number[] {
  if (!isRecord(selector)) return [];
  const requirements = labelSelector(selector);
  return sets.flatMap(({ namespace, labels }, i) =>
    (namespaces === undefined || namespaces.includes(namespace)) &&
    matches(requirements, { labels, complete: true }) === "yes"
      ? [i]
      : [],
  );
}
