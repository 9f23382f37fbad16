/** A record as large as wanted: what prod has, many times over, with names of their own. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";

/** Repeats the resources of a record until there are `count`; findings and figures stay as they are. */
export function largeRecord(record: PlanRecord, count: number): PlanRecord {
  const copies = Math.ceil(count / record.resources.length);
  const resources = Array.from({ length: copies }, (_, i) =>
    i === 0 ? record.resources : record.resources.map((resource) => copyOf(resource, `-copy${i}`)),
  )
    .flat()
    .slice(0, count);
  return {
    ...record,
    resources,
    layers: record.layers.map((layer) => ({
      ...layer,
      resources: resources.filter((resource) => resource.layer === layer.name).length,
    })),
  };
}

function copyOf(resource: PlannedResource, suffix: string): PlannedResource {
  return {
    ...resource,
    urn: `${resource.urn}${suffix}`,
    name: `${resource.name}${suffix}`,
    ...(resource.id === undefined ? {} : { id: `${resource.id}${suffix}` }),
    parent: resource.parent && `${resource.parent}${suffix}`,
    dependsOn: resource.dependsOn.map((urn) => `${urn}${suffix}`),
  };
}
