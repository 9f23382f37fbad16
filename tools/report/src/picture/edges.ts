/** Which layer stands on which, with nothing that follows from the rest: a way of two steps is not drawn as a third. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { Edge } from "./picture.ts";

export function layerEdges(layers: PlanRecord["layers"]): Edge[] {
  const upstream = new Map(layers.map((layer) => [layer.name, layer.upstream]));
  const below = new Map<string, Set<string>>();
  return layers.flatMap(({ name, upstream: direct }) =>
    direct
      .filter((one) => !direct.some((other) => other !== one && reach(other, upstream, below).has(one)))
      .map((one) => ({ from: `layer/${name}`, to: `layer/${one}` })),
  );
}

/** All that a layer stands on, near and far. A circle, which no plan of ours has, ends where it began. */
function reach(
  name: string,
  upstream: ReadonlyMap<string, readonly string[]>,
  known: Map<string, Set<string>>,
): Set<string> {
  const found = known.get(name);
  if (found) return found;
  const all = new Set<string>();
  known.set(name, all);
  for (const one of upstream.get(name) ?? []) {
    all.add(one);
    for (const further of reach(one, upstream, known)) all.add(further);
  }
  return all;
}
