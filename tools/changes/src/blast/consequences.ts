/** What happens to those that refer to a resource which is made anew: its id is another one then. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { type Verdict, worst } from "../effect.ts";
import { replacementEffect, updateEffect } from "../judge.ts";
import { replacement } from "../replacement.ts";
import { isGroup } from "../table/table.ts";
import type { Graph } from "./graph.ts";

export interface Consequence {
  readonly resource: PlannedResource;
  /** What may happen to it: whether the id is another one is only known to the engine. */
  readonly may: "replace" | "update";
  /** Inputs that refer to what is made anew. */
  readonly paths: readonly string[];
  readonly effect: Verdict;
}

/** Those that may be replaced pass it on to those that refer to them. */
export function consequencesOf(urn: string, graph: Graph): Consequence[] {
  const found = new Map<string, Consequence>();
  const queue = [urn];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const { resource, paths } of graph.get(next) ?? []) {
      if (resource.urn === urn || paths.length === 0 || isGroup(resource.type)) continue;
      const known = found.get(resource.urn);
      const consequence = consequenceFor(resource, [...(known?.paths ?? []), ...paths]);
      found.set(resource.urn, consequence);
      if (consequence.may === "replace" && known?.may !== "replace") queue.push(resource.urn);
    }
  }
  return [...found.values()];
}

function consequenceFor(resource: PlannedResource, paths: readonly string[]): Consequence {
  const { type } = resource;
  const replaced = paths.some((path) => replacement(type, path) !== "no");
  const effect = worst([updateEffect(type, paths), ...(replaced ? [replacementEffect(type, resource)] : [])]);
  return {
    resource,
    may: replaced ? "replace" : "update",
    paths: [...new Set(paths)],
    effect: { ...effect, may: true },
  };
}
