/** What a resource waits for: its dependencies, those of the components around it, and theirs. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Platform } from "../platform/platform.ts";

/** Whether it waits for one of others: a child is made after its parent, and so after what that waits for. */
export function waitsFor({ byUrn }: Platform, from: PlannedResource, targets: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const urn of [...next.dependsOn, ...(next.parent === null ? [] : [next.parent])]) {
      if (targets.has(urn)) return true;
      if (seen.has(urn)) continue;
      seen.add(urn);
      const resource = byUrn(urn);
      if (resource) open.push(resource);
    }
  }
  return false;
}

/** Whether it is in a later layer than one of others, or waits for one. */
export function comesAfter(
  platform: Platform,
  from: PlannedResource,
  others: readonly PlannedResource[],
): boolean {
  const place = (layer: string): number => platform.layers.indexOf(layer);
  return (
    others.some(({ layer }) => place(layer) < place(from.layer)) ||
    waitsFor(platform, from, new Set(others.map(({ urn }) => urn)))
  );
}
