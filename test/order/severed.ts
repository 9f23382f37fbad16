/** A plan from which one order is taken away: the mistake that the walker has to find. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { orderOf } from "./graph.ts";

/** The plan without any dependency, of a resource or of the components around it, through which `later` waits for `earlier`. */
export function severed(record: PlanRecord, later: string, earlier: string): PlanRecord {
  const { includes } = orderOf(record);
  const byUrn = new Map(record.resources.map((resource) => [resource.urn, resource]));
  const chain = new Set<string>();
  for (let at = byUrn.get(later); at; at = at.parent === null ? undefined : byUrn.get(at.parent))
    chain.add(at.urn);
  const cut = (resource: PlannedResource): PlannedResource => ({
    ...resource,
    dependsOn: resource.dependsOn.filter((urn) => !includes(urn, earlier)),
  });
  return { ...record, resources: record.resources.map((one) => (chain.has(one.urn) ? cut(one) : one)) };
}
