/**
 * Which items of the picture depend on which: through resources that are not drawn, too. A dependency is what the record
 * names as one, or another resource's id among the inputs: that is how one layer's resources know another layer's.
 */
import type { PlannedResource } from "@drydock/core/plan-record";
import { leavesOf } from "../model/leaves.ts";
import type { Model } from "../model/model.ts";
import type { Item } from "./picture.ts";

/** A resource that is not drawn belongs to what it depends on: the walk goes through it and stops at the next item. */
export function usesOf(model: Model, items: readonly Item[]): ReadonlyMap<string, readonly string[]> {
  const itemByUrn = new Map(items.flatMap((item) => item.urns.map((urn) => [urn, item.id] as const)));
  return new Map(
    items.map((item) => {
      const used = new Set<string>();
      const seen = new Set<string>();
      const waiting = [...item.urns];
      for (let urn = waiting.pop(); urn !== undefined; urn = waiting.pop()) {
        for (const next of upstreamOf(model.byUrn.get(urn), model)) {
          if (seen.has(next)) continue;
          seen.add(next);
          const reached = itemByUrn.get(next);
          if (reached === undefined) waiting.push(next);
          else if (reached !== item.id) used.add(reached);
        }
      }
      return [item.id, [...used]];
    }),
  );
}

function upstreamOf(resource: PlannedResource | undefined, { urnById }: Model): readonly string[] {
  if (resource === undefined) return [];
  const named = leavesOf(resource.inputs).flatMap(({ value }) =>
    typeof value === "string" ? (urnById.get(value) ?? []) : [],
  );
  return [...resource.dependsOn, ...named];
}
